import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { quoted } from '#platform/words/vectors.ts'
import type { Source } from '../rules.ts'
import { isSeen } from '../sight/queries.ts'
import type { Sight as AnySight, Wanted } from '../sight/rules.ts'
import type { Narrowing } from './contract.ts'

type Db = Pick<Context, 'db' | 'today'>
type Sight = AnySight<Context['actor']>

/** The text of a tsquery. */
function queryOf(wanted: Wanted): string {
  if (typeof wanted === 'string') return quoted(wanted)
  const [parts, joint] = 'all' in wanted ? [wanted.all, ' & '] : [wanted.any, ' | ']
  return parts.length === 1 ? queryOf(parts[0] as Wanted) : `(${parts.map(queryOf).join(joint)})`
}

export type Hit = {
  id: number
  source: Source
  subjectId: number
  anchor: string | null
  title: string
  heading: string
  kind: string | null
  issuer: string | null
  number: string | null
  datedOn: Day | null
  validFrom: Day | null
  validUntil: Day | null
}

/** The planner takes the words for cheap to look through; they lie outside of the rows, so the index is always better. */
export const throughTheIndex = ({ db }: Pick<Context, 'db'>) =>
  sql`select set_config('enable_seqscan', 'off', true)`.execute(db)

const inForce = (today: Day): Record<'current' | 'coming' | 'repealed', ReturnType<typeof sql<SqlBool>>> => ({
  current: sql<SqlBool>`valid_from <= ${today} and coalesce(valid_until, 'infinity') > ${today}`,
  coming: sql<SqlBool>`valid_from > ${today}`,
  repealed: sql<SqlBool>`valid_until <= ${today}`,
})

export type Narrowed = Omit<Narrowing, 'text' | 'order' | 'source'>

/** Entries that hold these words, seen by whoever asks; as they come, at most so many. */
export async function hitsOf(
  { db, today }: Db,
  asked: {
    wanted: Wanted
    titled: string | null
    sight: Sight
    sources: Source[]
    narrowed: Narrowed
    most: number
  },
): Promise<Hit[]> {
  const { kind, columnId, year, issuer, validity } = asked.narrowed
  const words = sql<SqlBool>`words @@ ${queryOf(asked.wanted)}::tsquery`
  const titled = sql<SqlBool>`titling @@ ${asked.titled ?? ''}::tsquery`
  const rows = await db
    .selectFrom('search_entry')
    .where(asked.titled === null ? words : sql<SqlBool>`(${words} or ${titled})`)
    .where('source', 'in', asked.sources)
    .where(isSeen(asked.sight))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .$if(columnId !== undefined, (q) => q.where('column_id', '=', columnId ?? 0))
    .$if(year !== undefined, (q) => q.where('year', '=', year ?? 0))
    .$if(Boolean(issuer), (q) => q.where(sql<SqlBool>`strpos(issuer, ${issuer ?? ''}) > 0`))
    .$if(validity !== undefined, (q) => q.where(inForce(today)[validity ?? 'current']))
    .select(['id', 'subject_id as subjectId', 'anchor', 'title', 'heading', 'kind', 'issuer', 'number'])
    .select([
      sql<Source>`source`.as('source'),
      sql<Day | null>`dated_on`.as('datedOn'),
      sql<Day | null>`valid_from`.as('validFrom'),
      sql<Day | null>`valid_until`.as('validUntil'),
    ])
    .limit(asked.most)
    .execute()
  return rows.map((row) => ({ ...row, subjectId: Number(row.subjectId) }))
}

/** How well the words of some entries fit, and whether the phrase stands in their text as it was asked. */
export async function fitsOf({ db }: Db, ids: number[], words: Wanted, phrase: string) {
  const { rows } = await sql<{ id: number; fit: number; inText: boolean }>`
    select id, ts_rank(words, ${queryOf(words)}::tsquery)::float8 as fit, strpos(text, ${phrase}) > 0 as "inText"
    from search_entry where id = any(${ids}::integer[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The texts of some entries, the beginning of the long ones. */
export async function textsOf({ db }: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('search_entry')
    .where('id', 'in', ids)
    .select(['id', sql<string>`left(text, 6000)`.as('text')])
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Titles one may see that begin with, or hold, what is typed: characters, pinyin or initials. */
export async function titlesLike({ db }: Db, typed: string, sight: Sight, most: number) {
  return db
    .selectFrom('search_entry')
    .where(sql<SqlBool>`titling @@ ${`${quoted(typed)}:*`}::tsquery`)
    .where('titling', 'is not', null)
    .where(isSeen(sight))
    .select(['title', 'subject_id as subjectId', 'anchor', sql<Source>`source`.as('source')])
    .limit(most)
    .execute()
}
