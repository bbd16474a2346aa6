import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Cause, Ground, Origin, Returnable, State, TransferKind } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db'>

const joined = ({ db }: Writer) =>
  db
    .selectFrom('transfer')
    .innerJoin('person', 'person.id', 'transfer.person_id')
    .leftJoin('organization as source', 'source.id', 'transfer.from_id')
    .leftJoin('organization as target', 'target.id', 'transfer.to_id')
    .leftJoin('organization as from_committee', 'from_committee.id', 'transfer.from_committee_id')
    .leftJoin('organization as to_committee', 'to_committee.id', 'transfer.to_committee_id')
    .leftJoin('organization as holder', 'holder.id', 'transfer.holder_id')
    .leftJoin('transfer_letter as letter', 'letter.id', 'transfer.letter_id')
    .leftJoin('official_document as document', 'document.id', 'letter.document_id')

/** Both sides see a transfer: the branches, their committees, and whoever stands above one of them. */
export const transfersWithin = (scope: Scope) =>
  joined(scope).where(
    sql<boolean>`(coalesce(${within('source.path', scope.reach)}, false)
      or coalesce(${within('target.path', scope.reach)}, false)
      or coalesce(${within('to_committee.path', scope.reach)}, false))`,
  )
export type FoundTransfers = ReturnType<typeof transfersWithin>

/** Transfers of one person, for his own eyes. */
const transfersOf = (ctx: Writer, personId: number) => joined(ctx).where('transfer.person_id', '=', personId)

const columns = [
  'transfer.id',
  'transfer.person_id as personId',
  'person.name as personName',
  'person.employee_no as employeeNo',
  'transfer.from_id as fromId',
  'transfer.from_committee_id as fromCommitteeId',
  'transfer.from_name as fromName',
  'source.path as fromPath',
  'from_committee.name as fromCommitteeName',
  'from_committee.path as fromCommitteePath',
  'transfer.to_id as toId',
  'transfer.to_committee_id as toCommitteeId',
  'transfer.to_name as toName',
  'target.path as toPath',
  'to_committee.name as toCommitteeName',
  'to_committee.path as toCommitteePath',
  'transfer.group_id as groupId',
  'transfer.explanation',
  'transfer.paid_until as paidUntil',
  'transfer.arrears',
  'transfer.ends_posts as endsPosts',
  'transfer.batch_id as batchId',
  'transfer.letter_id as letterId',
  'letter.document_id as documentId',
  'document.number as letterNumber',
  'transfer.their_number as theirNumber',
  'transfer.their_joined_on as theirJoinedOn',
  'transfer.their_full_on as theirFullOn',
  'transfer.scan_file_id as scanFileId',
  'transfer.issued_on as issuedOn',
  'transfer.valid_until as validUntil',
  'transfer.accepted_on as acceptedOn',
  'transfer.placed_on as placedOn',
  'transfer.done_on as doneOn',
  'transfer.sent_back_note as sentBackNote',
  'transfer.sent_back_by as sentBackBy',
  'transfer.withdrawn_because as withdrawnBecause',
  'transfer.holder_id as holderId',
  'holder.name as holderName',
  'source.short_name as fromShort',
  'target.short_name as toShort',
  'holder.short_name as holderShort',
  'transfer.due_on as dueOn',
  'transfer.urged_on as urgedOn',
  'transfer.started_at as startedAt',
  'transfer.started_by as startedBy',
  'transfer.moved_at as movedAt',
] as const

/** What the database checks, told to the compiler. */
const checked = [
  sql<TransferKind>`transfer.kind`.as('kind'),
  sql<State>`transfer.state`.as('state'),
  sql<Origin>`transfer.origin`.as('origin'),
  sql<Cause>`transfer.cause`.as('cause'),
  sql<Returnable | null>`transfer.sent_back_from`.as('sentBackFrom'),
  sql<Ground | null>`transfer.sent_back_ground`.as('sentBackGround'),
  sql<'member' | 'branch' | 'committee' | null>`transfer.holder`.as('holder'),
  sql<'fullMember' | 'probationaryMember' | null>`transfer.their_status`.as('theirStatus'),
] as const

export const rowsOf = (found: FoundTransfers) => found.select(columns).select(checked)
export type TransferRow = Awaited<ReturnType<typeof getTransfer>>

const seen = (ctx: Scope, id: number) => {
  const { personId } = ctx.reach
  const found = personId && ctx.reach.paths.length === 0 ? transfersOf(ctx, personId) : transfersWithin(ctx)
  return rowsOf(found).where('transfer.id', '=', id)
}

/** One transfer within reach, or of one's own. @throws Refusal not-found */
export async function getTransfer(ctx: Scope, id: number) {
  const found = await seen(ctx, id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, held until the transaction ends: of two who act at once the second finds what the first did. */
export async function lockTransfer(ctx: Scope, id: number): Promise<TransferRow> {
  const found = await seen(ctx, id).forUpdate('transfer').executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const ownTransfers = (ctx: Writer, personId: number, limit = 50) =>
  rowsOf(transfersOf(ctx, personId)).orderBy('transfer.id', 'desc').limit(limit).execute()

/** The transfer of a person that is not over. */
export const openTransferOf = ({ db }: Writer, personId: number) =>
  db
    .selectFrom('transfer')
    .where('person_id', '=', personId)
    .where('state', 'not in', ['done', 'withdrawn'])
    .select(['id', 'to_name as toName'])
    .executeTakeFirst()

export const eventsOf = ({ db }: Writer, transferId: number) =>
  db
    .selectFrom('transfer_event')
    .where('transfer_id', '=', transferId)
    .select(['id', 'act', 'state', 'at', 'name', 'title', 'note'])
    .orderBy('id')
    .execute()

export type NewTransfer = {
  kind: TransferKind
  state: State
  origin: Origin
  personId: number
  fromId: number | null
  fromCommitteeId: number | null
  fromName: string
  toId: number | null
  toCommitteeId: number | null
  toName: string
  cause: Cause
  explanation: string | null
  paidUntil: string | null
  arrears: string | null
  endsPosts: boolean
  batchId?: number
  holder: 'member' | 'branch' | 'committee' | null
  holderId: number | null
  dueOn: Day | null
  letter?: {
    number: string
    status: 'fullMember' | 'probationaryMember'
    joinedOn: Day
    fullOn: Day | null
    issuedOn: Day
    validUntil: Day
    scanFileId: number | null
  }
}

export async function insertTransfer(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { letter, ...given }: NewTransfer,
): Promise<number> {
  const { id } = await db
    .insertInto('transfer')
    .values({
      kind: given.kind,
      state: given.state,
      origin: given.origin,
      person_id: given.personId,
      from_id: given.fromId,
      from_committee_id: given.fromCommitteeId,
      from_name: given.fromName,
      to_id: given.toId,
      to_committee_id: given.toCommitteeId,
      to_name: given.toName,
      cause: given.cause,
      explanation: given.explanation,
      paid_until: given.paidUntil,
      arrears: given.arrears,
      ends_posts: given.endsPosts,
      batch_id: given.batchId ?? null,
      holder: given.holder,
      holder_id: given.holderId,
      due_on: given.dueOn,
      started_at: now,
      started_by: actor.name,
      moved_at: now,
      ...(letter && {
        their_number: letter.number,
        their_status: letter.status,
        their_joined_on: letter.joinedOn,
        their_full_on: letter.fullOn,
        issued_on: letter.issuedOn,
        valid_until: letter.validUntil,
        scan_file_id: letter.scanFileId,
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type TransferChange = Partial<{
  kind: TransferKind
  state: State
  to_id: number | null
  to_committee_id: number | null
  to_name: string
  group_id: number | null
  paid_until: string | null
  arrears: string | null
  ends_posts: boolean
  letter_id: number | null
  issued_on: Day | null
  valid_until: Day | null
  accepted_on: Day | null
  placed_on: Day
  done_on: Day
  sent_back_from: Returnable | null
  sent_back_ground: Ground | null
  sent_back_note: string | null
  sent_back_by: string | null
  withdrawn_because: string
  holder: 'member' | 'branch' | 'committee' | null
  holder_id: number | null
  due_on: Day | null
  urged_on: Day | null
  change_id: number
}>

export const updateTransfer = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  change: TransferChange,
) =>
  db
    .updateTable('transfer')
    .set({ ...change, moved_at: now })
    .where('id', '=', id)
    .execute()

/** Urged without moving. */
export const setUrged = ({ db }: Writer, id: number, on: Day) =>
  db.updateTable('transfer').set({ urged_on: on }).where('id', '=', id).execute()

export const insertEvent = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  event: { transferId: number; act: string; state: State; title: string; note: string | null },
) =>
  db
    .insertInto('transfer_event')
    .values({
      transfer_id: event.transferId,
      act: event.act,
      state: event.state,
      valid_until: sql`(select valid_until from transfer where id = ${event.transferId})`,
      at: now,
      account_id: actor.accountId,
      name: actor.name,
      title: event.title,
      note: event.note,
    })
    .execute()
