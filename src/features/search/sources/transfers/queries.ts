import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import {
  type Cause,
  causeNames,
  type State,
  stateNames,
  type TransferKind,
  transferKindNames,
} from '#features/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>

/** A transfer belongs to both of its sides, and to whoever stands above one of them. */
export async function transfers({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('transfer')
    .innerJoin('person', 'person.id', 'transfer.person_id')
    .leftJoin('transfer_letter as letter', 'letter.id', 'transfer.letter_id')
    .leftJoin('official_document as paper', 'paper.id', 'letter.document_id')
    .where('transfer.id', 'in', ids)
    .select(['transfer.id', 'person.name', 'transfer.from_name as fromName', 'transfer.to_name as toName'])
    .select([
      'transfer.from_id as fromId',
      'transfer.to_id as toId',
      'transfer.to_committee_id as committeeId',
    ])
    .select(['transfer.explanation', 'paper.number', 'transfer.their_number as theirNumber'])
    .select([
      sql<TransferKind>`transfer.kind`.as('kind'),
      sql<State>`transfer.state`.as('state'),
      sql<Cause>`transfer.cause`.as('cause'),
      sql<Day>`coalesce(transfer.done_on, (transfer.started_at at time zone 'Asia/Shanghai')::date)`.as(
        'datedOn',
      ),
    ])
    .forShare('transfer')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'transfer',
      subjectId: row.id,
      title: `${row.name}的组织关系由${row.fromName}转往${row.toName}`,
      kind: row.kind,
      sharedIds: [row.fromId, row.toId, row.committeeId].filter((id) => id !== null),
      issuer: row.fromName,
      number: row.number ?? row.theirNumber,
      datedOn: row.datedOn,
      text: linesOf(
        `组织关系转接（${transferKindNames[row.kind]}）：${stateNames[row.state]}`,
        `原因：${causeNames[row.cause]}`,
        row.explanation,
        row.number,
        row.theirNumber,
      ),
      offered: true,
    }),
  )
}
