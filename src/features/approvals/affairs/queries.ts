import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Definition, Said } from '../chains/rules.ts'
import type { State, Status } from '../rules.ts'
import { type Hand, inHands } from '../seats/queries.ts'
import type { Box, Sort } from './rules.ts'

type Who = Pick<Context, 'db' | 'actor' | 'reach' | 'today'>

const tasksThat = (condition: RawBuilder<boolean>) =>
  sql<boolean>`exists (select from affair_task where affair_task.affair_id = affair.id and ${condition})`

/** SQL: what belongs into a box of the actor. */
function inBox(box: Box, { actor, reach }: Pick<Who, 'actor' | 'reach'>, hands: Hand[]): RawBuilder<boolean> {
  const me = actor.accountId
  if (box === 'todo') return tasksThat(sql`affair_task.status = 'open' and ${inHands(hands)}`)
  if (box === 'done') return tasksThat(sql`affair_task.closed_by = ${me}`)
  if (box === 'started') return sql<boolean>`affair.started_by = ${me}`
  if (box === 'all') return within('affair.organization_path', reach)
  return sql<boolean>`exists (select from affair_copy where affair_copy.affair_id = affair.id
    and affair_copy.account_id = ${me})`
}

/** SQL: what the actor may see: what lies within his reach, and whatever he has or had to do with. */
export const isSeen = (who: Pick<Who, 'actor' | 'reach'>, hands: Hand[]) =>
  sql<boolean>`(${sql.join(
    [
      inBox('all', who, hands),
      inBox('started', who, hands),
      inBox('copied', who, hands),
      inBox('done', who, hands),
      tasksThat(inHands(hands)),
    ],
    sql` or `,
  )})`

export async function seesAffair(who: Who, hands: Hand[], id: number): Promise<boolean> {
  const row = await who.db
    .selectFrom('affair')
    .where('affair.id', '=', id)
    .where(isSeen(who, hands))
    .select('affair.id')
    .executeTakeFirst()
  return row !== undefined
}

export type Filters = {
  box: Box
  text?: string | undefined
  kind?: string | undefined
  status?: Status | undefined
  overdue: boolean
  startedFrom?: Day | undefined
  startedUntil?: Day | undefined
  sort: Sort
  descending: boolean
}

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('affair')
    .innerJoin('affair_kind', 'affair_kind.key', 'affair.kind')
    .innerJoin('organization', 'organization.id', 'affair.organization_id')

export function affairsIn(who: Who, hands: Hand[], asked: Filters, path: string | null) {
  const { text, kind, status, startedFrom, startedUntil } = asked
  return joined(who)
    .where(inBox(asked.box, who, hands))
    .$if(path !== null, (q) => q.where(below('affair.organization_path', path ?? '')))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<boolean>`(strpos(affair.title, ${text}) > 0 or strpos(organization.name, ${text}) > 0
          or strpos(affair.started_name, ${text}) > 0)`,
      ),
    )
    .$if(Boolean(kind), (q) => q.where('affair.kind', '=', kind ?? ''))
    .$if(Boolean(status), (q) => q.where('affair.status', '=', status ?? 'running'))
    .$if(asked.overdue, (q) => q.where('affair.due_on', '<', who.today))
    .$if(Boolean(startedFrom), (q) =>
      q.where(sql<boolean>`affair.started_at >= ${`${startedFrom}T00:00:00+08`}`),
    )
    .$if(Boolean(startedUntil), (q) =>
      q.where(
        sql<boolean>`affair.started_at < ${`${startedUntil}T00:00:00+08`}::timestamptz + interval '1 day'`,
      ),
    )
}
type Found = ReturnType<typeof affairsIn>

const placeName = sql<string>`coalesce(organization.short_name, organization.name)`

/** To whom the present step belongs, in words. */
const waitingFor = sql<string | null>`(select string_agg(distinct affair_task.holder, '、') from affair_task
  where affair_task.affair_id = affair.id and affair_task.status = 'open')`

const harmlessTask = (hands: Hand[]) =>
  sql<number | null>`(select min(affair_task.id) from affair_task where affair_task.affair_id = affair.id
    and affair_task.status = 'open' and affair_task.harmless and ${inHands(hands)})`

const lineColumns = [
  'affair.id',
  'affair.kind',
  'affair_kind.name as kindName',
  'affair.title',
  'affair.organization_id as organizationId',
  'affair.status',
  'affair.step_name as stepName',
  'affair.due_on as dueOn',
  'affair.started_at as startedAt',
  'affair.started_name as startedName',
  'affair.moved_at as movedAt',
  'affair.address',
] as const

const withLine = (found: Found, hands: Hand[]) =>
  found
    .select(lineColumns)
    .select([
      placeName.as('organizationName'),
      waitingFor.as('waitingFor'),
      harmlessTask(hands).as('harmlessTaskId'),
    ])
    .$narrowType<{ status: Status }>()

const sortColumns = {
  movedAt: sql.ref('affair.moved_at'),
  startedAt: sql.ref('affair.started_at'),
  dueOn: sql.ref('affair.due_on'),
  title: sql.ref('affair.title'),
  organization: sql.ref('affair.organization_path'),
} satisfies Record<Sort, unknown>

export const linesOf = (
  found: Found,
  hands: Hand[],
  { sort, descending }: Pick<Filters, 'sort' | 'descending'>,
) =>
  withLine(found, hands)
    .orderBy(sortColumns[sort], (order) => (descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('affair.id', 'desc')

export async function countOf(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** How many wait for the actor, are late, were started by him and still run, are copied to him and not read. */
export async function countBoxes(who: Who, hands: Hand[]) {
  const { rows } = await sql<{ todo: number; overdue: number; started: number; unread: number }>`
    select todo.todo, todo.overdue,
      (select count(*) from affair where started_by = ${who.actor.accountId} and status = 'running') as started,
      (select count(*) from affair_copy where account_id = ${who.actor.accountId} and read_at is null) as unread
    from (select count(distinct affair.id) as todo,
        count(distinct affair.id) filter (where affair.due_on < ${who.today}) as overdue
      from affair_task join affair on affair.id = affair_task.affair_id
      where affair_task.status = 'open' and ${inHands(hands)}) todo`.execute(who.db)
  return rows[0] ?? { todo: 0, overdue: 0, started: 0, unread: 0 }
}

/** One affair; `seen`: when the actor may see it. */
export async function findAffair({ db }: Pick<Context, 'db'>, id: number, seen?: RawBuilder<boolean>) {
  return joined({ db })
    .innerJoin('chain', 'chain.key', 'affair.chain_key')
    .innerJoin('chain_version', (join) =>
      join
        .onRef('chain_version.chain_key', '=', 'affair.chain_key')
        .onRef('chain_version.version', '=', 'affair.chain_version'),
    )
    .where('affair.id', '=', id)
    .$if(seen !== undefined, (q) => q.where(seen as RawBuilder<boolean>))
    .select(lineColumns)
    .select([
      placeName.as('organizationName'),
      'affair.organization_path as path',
      'affair.subject',
      'affair.state',
      'affair.started_by as startedBy',
      'affair.chain_version as chainVersion',
      'chain.name as chainName',
      'chain_version.definition',
    ])
    .$narrowType<{ status: Status; subject: Said; state: State; definition: Definition }>()
    .executeTakeFirst()
}

export const kindsOf = ({ db }: Pick<Context, 'db'>) =>
  db.selectFrom('affair_kind').select(['key as kind', 'name']).orderBy('key').execute()
