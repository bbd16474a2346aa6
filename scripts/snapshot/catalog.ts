import type { Pool } from 'pg'

export type Column = {
  name: string
  /** As PostgreSQL writes it: `integer`, `text[]`, `timestamp with time zone`. */
  type: string
  /** The name in pg_type; an array's begins with an underscore. */
  typeName: string
  collation: string | null
  notNull: boolean
  identity: 'always' | 'by default' | null
  generated: boolean
  default: string | null
  comment: string | null
}

export type Constraint = {
  name: string
  kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclude'
  columns: string[]
  /** As a reader would have written it, without the constraint's name. */
  text: string
}

export type Table = {
  name: string
  comment: string | null
  columns: Column[]
  constraints: Constraint[]
  indexes: string[]
  triggers: string[]
}

export type Catalog = {
  extensions: string[]
  functions: string[]
  tables: Table[]
  views: { name: string; text: string; columns: Column[] }[]
}

const own = (oid: string) => `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`

/** The schema `public` of a migrated database, without what extensions and the migration runner brought. */
export async function readCatalog(pool: Pool): Promise<Catalog> {
  const list = async (text: string) => (await pool.query<{ text: string }>(text)).rows.map((row) => row.text)
  const { rows: relations } = await pool.query<Relation>(relationsQuery)
  const { rows: constraints } = await pool.query<Constraint & { table: number }>(constraintsQuery)
  const { rows: indexes } = await pool.query<Belonging>(indexesQuery)
  const { rows: triggers } = await pool.query<Belonging>(triggersQuery)
  const of = (table: number) => (one: { table: number }) => one.table === table
  return {
    extensions: await list(`select extname as text from pg_extension where extname <> 'plpgsql' order by 1`),
    functions: await list(functionsQuery),
    tables: relations
      .filter((one) => one.view === null)
      .map(({ oid, name, comment, columns }) => ({
        name,
        comment,
        columns: columns.map((one) => ({ ...one, default: one.default && readable(one.default) })),
        constraints: constraints.filter(of(oid)).map((one) => ({ ...one, text: readable(one.text) })),
        indexes: indexes.filter(of(oid)).map((one) => readable(one.text)),
        triggers: triggers.filter(of(oid)).map((one) => readable(one.text)),
      })),
    views: relations.flatMap(({ name, view, columns }) =>
      view === null ? [] : [{ name, text: view, columns }],
    ),
  }
}

type Relation = { oid: number; name: string; comment: string | null; view: string | null; columns: Column[] }
type Belonging = { table: number; text: string }

const relationsQuery = `
  select c.oid::int, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as view,
    (select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'typeName', t.typname,
        'collation', (select l.collname from pg_collation l where l.oid = a.attcollation and l.oid <> t.typcollation),
        'notNull', a.attnotnull,
        'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
        'generated', a.attgenerated <> '',
        'default', pg_get_expr(d.adbin, d.adrelid),
        'comment', col_description(c.oid, a.attnum)) order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and c.relname <> 'schema_migration' and ${own('c.oid')}
  order by c.relname collate "C"`

const constraintsQuery = `
  select conrelid::int as table, conname as name, pg_get_constraintdef(oid) as text,
    case contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'c' then 'check'
      else 'exclude' end as kind,
    (select coalesce(json_agg(a.attname order by k.place), '[]') from unnest(conkey) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number) as columns
  from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x')
  order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname collate "C"`

const indexesQuery = `
  select i.indrelid::int as table, pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C"`

const triggersQuery = `
  select tgrelid::int as table, pg_get_triggerdef(oid) as text from pg_trigger
  where not tgisinternal order by tgname collate "C"`

const functionsQuery = `
  select trim(trailing from pg_get_functiondef(p.oid)) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') and ${own('p.oid')}
  order by p.proname collate "C", p.oid`

/** Turns what PostgreSQL writes back into what people write: `in (…)`, no needless casts, small keywords. */
function readable(text: string): string {
  return text
    .replace(/\bpublic\./g, '')
    .replace(/\(?\((\w+)\)?(?:::text)? = ANY \(\(?ARRAY\[(.*?)\]\)?(?:::text\[\])?\)\)/g, '($1 in ($2))')
    .replace(/'::(?:text|character varying|date|jsonb)\b/g, "'")
    .replace(/\((\d+)\)::numeric\b/g, '$1')
    .replace(/ USING btree\b/g, '')
    .replace(/^CHECK \(\((.*)\)\)$/s, 'check ($1)')
    .replace(/ WHERE \((.*)\)$/s, ' where $1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(keywords, (word) => word.toLowerCase())
}

const keywords =
  /\b(?:PRIMARY KEY|UNIQUE|FOREIGN KEY|REFERENCES|CHECK|EXCLUDE|USING|WITH|CREATE|INDEX|ON|WHERE|IS|NOT|NULL|AND|OR|TRIGGER|BEFORE|AFTER|DELETE|UPDATE|INSERT|CASCADE|SET|FOR EACH ROW|FOR EACH STATEMENT|EXECUTE FUNCTION|INCLUDE|DESC|COLLATE|COALESCE|CASE|WHEN|THEN|ELSE|END)\b/g
