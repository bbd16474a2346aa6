import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { MembershipState } from '#features/people/standings/rules.ts'
import type { State } from '#features/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { DifferenceKind } from '../comparison/rules.ts'
import type { ShownChange } from '../comparison/values/rules.ts'
import type { DifferenceStatus } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/**
 * Differences with whom they are about, where that person or unit stands now. Who stands nowhere is found by those who
 * reach the whole tree.
 */
const placed = sql<Placed>`(
  select difference.*, coalesce(nullif(person.organization_path, ''), organization.path, '') as path,
    coalesce(person.employee_no, organization.code) as key, coalesce(person.name, organization.name) as name,
    case when person.id is null then 'organization' else 'person' end as subject,
    coalesce(person.id, organization.id) as subject_id,
    case when person.id is null then organization.parent_id else person.organization_id end as place_id,
    person.name_initials as initials, feed.received_at, person.membership, target.id as target_id,
    transfer.state as transfer_state
  from difference join feed on feed.id = difference.feed_id
  left join person on person.id = difference.person_id
  left join organization on organization.id = difference.organization_id
  left join organization target on difference.kind = 'moved' and target.code = difference.master_value
  left join transfer on transfer.id = difference.transfer_id)`.as('found')

type Placed = {
  id: number
  feed_id: number
  person_id: number | null
  organization_id: number | null
  kind: DifferenceKind
  field: string
  master_value: string | null
  register_value: string | null
  master_text: string | null
  register_text: string | null
  master_sealed: Buffer | null
  along: (ShownChange & { value: string | number | string[] | null })[]
  effective_on: Day
  raised_at: string
  asked_by: string | null
  question: string | null
  reply: string | null
  replied_by: string | null
  accepted_at: string | null
  declined_at: string | null
  settled_at: string | null
  decided_by: string | null
  decided_because: string | null
  status: DifferenceStatus
  path: string
  key: string
  name: string
  subject: 'person' | 'organization'
  subject_id: number
  place_id: number | null
  initials: string | null
  received_at: string
  membership: MembershipState | null
  /** Where the master data says that it has moved, if the register knows such a unit. */
  target_id: number | null
  transfer_id: number | null
  transfer_state: State | null
}

const visible = ({ db, reach }: Scope) =>
  db
    .selectFrom(placed)
    .where((eb) =>
      eb.or([within('found.path', reach), ...(coversEverything(reach) ? [eb('found.path', '=', '')] : [])]),
    )

export type DifferenceFilters = {
  status: DifferenceStatus | 'waiting' | 'decided'
  kinds?: DifferenceKind[]
  feedId?: number
  text?: string
}

const statusesOf: Record<string, DifferenceStatus[]> = {
  waiting: ['open', 'asked', 'replied'],
  decided: ['accepted', 'declined', 'settled'],
}

/** The differences within reach that match; `path`: below this organization. */
export const listing = (
  scope: Scope,
  { status, kinds, feedId, text }: DifferenceFilters,
  path: string | null,
) =>
  visible(scope)
    .where('found.status', 'in', statusesOf[status] ?? [status as DifferenceStatus])
    .$if(path !== null, (q) => q.where(below('found.path', path ?? '')))
    .$if(Boolean(kinds?.length), (q) => q.where('found.kind', 'in', kinds ?? []))
    .$if(feedId !== undefined, (q) => q.where('found.feed_id', '=', feedId ?? 0))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<boolean>`(strpos(found.name, ${text}) > 0 or found.key = ${text} or starts_with(found.initials, ${text?.toLowerCase()}))`,
      ),
    )

type Listing = ReturnType<typeof listing>

export const rowsOf = (found: Listing) =>
  found
    .leftJoin('organization as place', 'place.id', 'found.place_id')
    .selectAll('found')
    .select(sql<string | null>`coalesce(place.short_name, place.name)`.as('place_name'))
    .orderBy('found.raised_at', 'desc')
    .orderBy('found.id')

export type DifferenceRow = Awaited<ReturnType<typeof getDifference>>

export async function countOf(found: Listing): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const countsByKind = (found: Listing) =>
  found
    .select(['found.kind', 'found.status'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy(['found.kind', 'found.status'])
    .execute()

/** One difference within reach. @throws Refusal not-found */
export async function getDifference(scope: Scope, id: number) {
  const found = await rowsOf(visible(scope).where('found.id', '=', id)).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found')
  return found
}

/** Held until the transaction ends, in the order of their numbers: of two who decide, the second sees the decision. */
export const holdDifferences = ({ db }: Pick<Context, 'db'>, ids: number[]) =>
  sql`select id from difference where id = any(${ids}::integer[]) order by id for update`.execute(db)

/** Several within reach, every one of them. @throws Refusal not-found */
export async function getDifferences(scope: Scope, ids: number[]) {
  const wanted = [...new Set(ids)]
  const found = await rowsOf(visible(scope).where('found.id', 'in', wanted)).execute()
  if (found.length !== wanted.length) throw new Refusal('not-found', 'not-found')
  return found
}

/** Accepted; by a transfer, which is not done yet. */
export const setAccepted = (
  { db, now, actor }: Writer,
  id: number,
  because: string | null,
  transferId: number | null = null,
) =>
  db
    .updateTable('difference')
    .set({
      accepted_at: now.toISOString(),
      decided_by: actor.name,
      decided_because: because,
      transfer_id: transferId,
    })
    .where('id', '=', id)
    .execute()

/** The register says the same by now: nothing is left to decide. */
export const setSettled = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('difference')
    .set({ settled_at: now.toISOString(), decided_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setDeclined = ({ db, now, actor }: Writer, ids: number[], because: string) =>
  db
    .updateTable('difference')
    .set({ declined_at: now.toISOString(), decided_by: actor.name, decided_because: because })
    .where('id', 'in', ids)
    .execute()

export const setAsked = ({ db, now, actor }: Writer, id: number, question: string) =>
  db
    .updateTable('difference')
    .set({
      asked_at: now.toISOString(),
      asked_by: actor.name,
      question,
      replied_at: null,
      replied_by: null,
      reply: null,
    })
    .where('id', '=', id)
    .execute()

export const setReplied = ({ db, now, actor }: Writer, id: number, reply: string) =>
  db
    .updateTable('difference')
    .set({ replied_at: now.toISOString(), replied_by: actor.name, reply })
    .where('id', '=', id)
    .execute()
