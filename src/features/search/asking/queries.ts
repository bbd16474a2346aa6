import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Hand } from '#features/approvals/seats/queries.ts'
import type { Context } from '#platform/context.ts'
import { quoted } from '#platform/words/vectors.ts'
import type { Source } from '../rules.ts'
import { isSeen } from '../sight/queries.ts'
import type { Sight as AnySight, Wanted } from '../sight/rules.ts'
import type { Narrowing } from './contract.ts'
import { sampleDays } from './looking/rules.ts'
import type { TimesHeld } from './rules.ts'

type Db = Pick<Context, 'db' | 'today'>
type Sight = AnySight<Context['actor'], Hand>

/** The text of a tsquery. */
function queryOf(wanted: Wanted): string {
  if (typeof wanted === 'string') return quoted(wanted)
  if ('none' in wanted) return `(${wanted.none.map((word) => `!${quoted(word)}`).join(' & ')})`
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
  columnId: number | null
  issuer: string | null
  number: string | null
  datedOn: Day | null
  validFrom: Day | null
  validUntil: Day | null
}

/**
 * How the database is to look: the words lie outside of the rows, which the planner takes for cheap to look through; so
 * the index is always better, and compiling the question never pays.
 */
export const throughTheIndex = ({ db }: Pick<Context, 'db'>) =>
  sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(db)

const inForce = (today: Day): Record<'current' | 'coming' | 'repealed', ReturnType<typeof sql<SqlBool>>> => ({
  current: sql<SqlBool>`valid_from <= ${today} and coalesce(valid_until, 'infinity') > ${today}`,
  coming: sql<SqlBool>`valid_from > ${today}`,
  repealed: sql<SqlBool>`valid_until <= ${today}`,
})

export type Narrowed = Omit<Narrowing, 'text' | 'order' | 'source' | 'columnId'> & {
  /** The column asked for and those below it. */
  columnIds: number[] | null
}

type Asked = {
  titled: string | null
  sight: Sight
  pools: Source[][]
  narrowed: Narrowed
  most: number
  newest: boolean
}

/** What an entry is judged and shown by, without its text and its words. */
const narrow = sql.raw(
  `id, source, subject_id, anchor, title, heading, kind, column_id, organization_id, organization_path, own_only,
   shared_ids, for_all_below, person_id, account_id, sensitivity, audience_path, issuer, number, dated_on, year,
   valid_from, valid_until`,
)

/** SQL: what is left of an entry (search_entry) that holds the words. */
function left(today: Day, { sight, narrowed }: Asked, sources: Source[]) {
  const { kind, columnIds, year, issuer, validity } = narrowed
  const conditions = [
    isSeen({ ...sight, reaches: sight.reaches.filter(({ source }) => sources.includes(source)) }),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(columnIds ? [sql`column_id = any (${columnIds}::integer[])`] : []),
    ...(year ? [sql`year = ${year}`] : []),
    ...(issuer ? [sql`issuer = ${issuer}`] : []),
    ...(validity ? [inForce(today)[validity]] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/**
 * Entries that hold words, seen by whoever asks, of each pool at most so many. The index is read by itself, before
 * anything else is asked: no other way can seem cheaper to the planner.
 */
export async function hitsOf({ db, today }: Db, words: Wanted, asked: Asked): Promise<Hit[]> {
  const titled = asked.titled ? sql` or titling @@ ${asked.titled}::tsquery` : sql``
  // In their order before they are judged, so that no more are judged than are wanted.
  const order = asked.newest ? sql`order by dated_on desc nulls last, id desc` : sql``
  const ofEach = asked.pools.map(
    (sources) => sql`(select id, source, subject_id as "subjectId", anchor, title, heading, kind,
      column_id as "columnId", issuer, number, dated_on as "datedOn", valid_from as "validFrom",
      valid_until as "validUntil"
      from held as search_entry where ${left(today, asked, sources)} limit ${asked.most})`,
  )
  const { rows } = await sql<Hit>`
    with held as materialized (
      select ${narrow} from search_entry where words @@ ${queryOf(words)}::tsquery${titled} ${order})
    ${sql.join(ofEach, sql` union all `)}`.execute(db)
  return rows.map((row) => ({ ...row, subjectId: Number(row.subjectId) }))
}

/** How often words are held: by what is of a few days and, where that is never, by anything. */
export async function timesHeld({ db, today }: Db, words: Wanted[]): Promise<TimesHeld[]> {
  if (words.length === 0) return []
  const days = sampleDays(today)
  const anywhere = words.map(queryOf)
  const recently = words.map((word) => queryOf({ all: [word, days] }))
  const counted = (query: ReturnType<typeof sql.ref>) =>
    sql`(select count(*)::integer from
      (select from search_entry where words @@ ${query}::tsquery limit ${mostHeld}) found)`
  const { rows } = await sql<TimesHeld>`
    select recent, case when recent = 0 then ${counted(sql.ref('asked.anywhere'))} else 0 end as ever
    from unnest(${anywhere}::text[], ${recently}::text[]) with ordinality as asked (anywhere, recently, place),
      lateral (select ${counted(sql.ref('asked.recently'))} as recent offset 0) newest
    order by place`.execute(db)
  return rows
}
/** More is not counted. */
const mostHeld = 1000

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
export async function titlesLike({ db }: Pick<Context, 'db'>, typed: string, sight: Sight, most: number) {
  const { rows } = await sql<Pick<Hit, 'title' | 'subjectId' | 'anchor' | 'source'>>`
    with held as materialized (
      select ${narrow} from search_entry where titling @@ ${`${quoted(typed)}:*`}::tsquery and titling is not null)
    select title, subject_id as "subjectId", anchor, source from held as search_entry
    where ${isSeen(sight)} limit ${most}`.execute(db)
  return rows
}
