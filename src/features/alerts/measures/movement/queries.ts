import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type Asked, type Db, topId } from '../kinds/queries.ts'

type Moving = {
  id: number
  personId: number
  name: string
  organizationId: number
  toName: string
  fromName: string
  since: Day | null
  dueOn: Day
}

/** Letters that are out and not accepted: the committee that wrote it stays responsible. */
export async function lettersOut({ db }: Db, { until }: Asked): Promise<Moving[]> {
  const { rows } = await sql<Moving>`
    select transfer.id, person.id as "personId", person.name, transfer.to_name as "toName",
      transfer.from_name as "fromName", transfer.issued_on as since, transfer.valid_until as "dueOn",
      coalesce(transfer.from_id, transfer.from_committee_id, transfer.to_committee_id, ${topId}) as "organizationId"
    from transfer join person on person.id = transfer.person_id
    where transfer.state in ('issued', 'inTransit') and transfer.valid_until <= ${until}
    order by transfer.id`.execute(db)
  return rows
}

/** Transfers that lie with a branch or a committee, with the day by which it should act. */
export async function heldTransfers({ db }: Db, { until }: Asked): Promise<(Moving & { state: string })[]> {
  const { rows } = await sql<Moving & { state: string }>`
    select transfer.id, person.id as "personId", person.name, transfer.to_name as "toName",
      transfer.from_name as "fromName", (transfer.moved_at at time zone 'Asia/Shanghai')::date as since,
      transfer.due_on as "dueOn", transfer.holder_id as "organizationId", transfer.state
    from transfer join person on person.id = transfer.person_id
    where transfer.holder in ('branch', 'committee') and transfer.holder_id is not null
      and transfer.state not in ('done', 'withdrawn') and transfer.due_on <= ${until}
    order by transfer.id`.execute(db)
  return rows
}

/** Members away, and guests, whose time ends. */
export const endingAbsences = ({ db }: Db, { until }: Asked) =>
  db
    .selectFrom('absence')
    .where('ended_on', 'is', null)
    .where('until_on', '<=', until)
    .select(['id', 'person_id as personId', 'name', 'place', 'organization_id as organizationId'])
    .select(['from_on as since', 'until_on as dueOn'])
    .orderBy('id')
    .execute()
