import { sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { WorkItemKind } from '../../items/rules.ts'
import type { AdmissionFact, DocumentFact, DuesFact, HonourFact, TransferFact } from './rules.ts'

type Db = Pick<Context, 'db'>
/** A branch, and from which day to which: both belong to it. */
export type Span = { organizationId: number; from: Day; until: Day }

export const spanOf = (organizationId: number, year: number, asOf: Day): Span => ({
  organizationId,
  from: firstDayOfYear(year),
  until: asOf,
})

export async function admissionsIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<AdmissionFact>`
    select admission.id as "admissionId", person.name, entry.act, entry.on_day as "on", entry.passed
    from admission_entry entry
      join admission on admission.id = entry.admission_id
      join person on person.id = admission.person_id
    where entry.organization_id = ${organizationId} and entry.on_day between ${from} and ${until}
    order by entry.on_day, entry.id`.execute(db)
  return rows
}

export async function transfersIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<TransferFact>`
    select transfer.id, person.name, transfer.kind, transfer.accepted_on as "acceptedOn",
      transfer.to_id is not distinct from ${organizationId} as incoming,
      case when transfer.to_id = ${organizationId} then transfer.from_name else transfer.to_name end as "otherName",
      coalesce(transfer.their_number, document.number) as "letterNumber"
    from transfer
      join person on person.id = transfer.person_id
      left join transfer_letter letter on letter.id = transfer.letter_id
      left join official_document document on document.id = letter.document_id
    where (transfer.from_id = ${organizationId} or transfer.to_id = ${organizationId})
      and transfer.accepted_on between ${from} and ${until}
    order by transfer.accepted_on, transfer.id`.execute(db)
  return rows
}

export async function duesIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<DuesFact>`
    select month, count(*)::int as people, sum(fen)::int as "dueFen", sum(paid_fen)::int as "paidFen",
      (count(*) filter (where paid_fen < fen))::int as unpaid
    from dues_charge
    where organization_id = ${organizationId} and month between ${from.slice(0, 7)} and ${until.slice(0, 7)}
    group by month order by month`.execute(db)
  return rows
}

/** Honours of those who stood in the branch on the day they were given. */
export async function honoursIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<HonourFact>`
    select person.id as "personId", person.name, honour.title, honour.level, honour.awarded_on as "on",
      honour.awarded_by as "by"
    from standing
      join honour on honour.person_id = standing.person_id
      join person on person.id = standing.person_id
    where standing.organization_id = ${organizationId} and standing.membership = 'active'
      and honour.awarded_on between ${from} and ${until}
      and standing.from_on <= honour.awarded_on and coalesce(standing.until_on, 'infinity') > honour.awarded_on
    order by honour.awarded_on, honour.id`.execute(db)
  return rows
}

export type ItemInYear = {
  id: number
  kind: WorkItemKind
  title: string
  source: string
  people: string | null
  openedOn: Day
  dueOn: Day
  doneOn: Day | null
  doneWords: string | null
}

/** What was under way at some time of the year, as it stood on its last day. */
export async function itemsIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<ItemInYear>`
    select item.id, item.kind, item.title, item.source, item.opened_on as "openedOn", item.due_on as "dueOn",
      case when item.done_on <= ${until} then item.done_on end as "doneOn",
      case when item.done_on <= ${until} then item.done_words end as "doneWords",
      (select string_agg(person.name, '、' order by person.name_pinyin) from work_item_person one
        join person on person.id = one.person_id where one.work_item_id = item.id) as people
    from work_item item
    where item.organization_id = ${organizationId} and item.cancelled_at is null
      and item.opened_on <= ${until} and coalesce(item.done_on, 'infinity') >= ${from}
    order by item.opened_on, item.id`.execute(db)
  return rows
}

export async function documentsIn({ db }: Db, { organizationId, from, until }: Span) {
  const { rows } = await sql<DocumentFact>`
    select id, kind, number, title, issued_on as "issuedOn", addressee as "to"
    from official_document
    where organization_id = ${organizationId} and issued_on between ${from} and ${until} and voided_at is null
    order by issued_on, id`.execute(db)
  return rows
}
