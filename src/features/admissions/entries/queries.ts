import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { ActKey } from '../acts/rules.ts'
import type { Details, Entry, Material, Version, Votes } from '../rules.ts'

type Writer = Pick<Context, 'db'>

/** An act as it stands in the file, with what only readers need. */
export type StoredEntry = Entry & {
  id: number
  version: Version
  meetingId: number | null
  organizationName: string | null
  recordedBy: string
  recordedAt: string
  helpers: { personId: number; name: string }[]
}

type Row = Omit<StoredEntry, 'details'> & { admissionId: number; details: Details; votes: Votes | null }

/** The acts of files, oldest first, by file. */
export async function entriesOf({ db }: Writer, ids: number[]): Promise<Map<number, StoredEntry[]>> {
  const { rows } = await sql<Row>`
    select entry.admission_id as "admissionId", entry.id, entry.seq, entry.act, entry.on_day as "on", entry.version, entry.passed,
      entry.details, entry.late_because as "lateBecause", entry.recorded_by as "recordedBy",
      entry.recorded_at as "recordedAt", organization.name as "organizationName", meeting.id as "meetingId",
      case when meeting.id is null then null else json_build_object('id', meeting.id, 'kind', meeting.kind,
        'heldOn', meeting.held_on, 'invited', meeting.invited, 'present', meeting.present) end as meeting,
      coalesce((select json_agg(json_build_object('material', material, 'datedOn', dated_on, 'meetingId', meeting_id) order by material)
        from admission_material where entry_id = entry.id), '[]'::json) as materials,
      coalesce((select json_agg(json_build_object('personId', person_id, 'name', name) order by slot)
        from admission_helper where entry_id = entry.id), '[]'::json) as helpers,
      case when vote.entry_id is null then null else json_build_object('entitled', entitled, 'present', vote.present,
        'handedOut', handed_out, 'returned', returned, 'inFavour', in_favour, 'against', against,
        'abstained', abstained, 'spoiled', spoiled, 'written', written) end as votes
    from admission_entry entry
    left join admission_vote vote on vote.entry_id = entry.id
    left join organization on organization.id = entry.organization_id
    left join meeting on meeting.id = coalesce(vote.meeting_id, entry.meeting_id)
    where entry.admission_id = any(${ids}::int[]) order by entry.admission_id, entry.seq`.execute(db)
  const found = new Map<number, StoredEntry[]>(ids.map((id) => [id, []]))
  for (const { admissionId, votes, ...row } of rows) {
    const people = row.helpers.map(({ personId }) => personId)
    const details = { ...row.details, ...(people.length && { people }), ...(votes && { votes }) }
    found.get(admissionId)?.push({ ...row, details })
  }
  return found
}

export type NewEntry = {
  admissionId: number
  seq: number
  act: ActKey
  on: Day
  version: Version
  passed: boolean
  details: Details
  lateBecause: string | null
  organizationId: number | null
  materials: Material[]
  helpers: { personId: number; name: string }[]
  meetingId: number | null
}

/** Writes acts with what belongs to them, one or thousands; votes and helpers stand in tables of their own. */
export async function insertEntries(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  entries: NewEntry[],
): Promise<void> {
  const rows = entries.map(({ details: { votes, people, ...details }, ...entry }) => ({
    ...entry,
    details,
    votes,
    // A vote refers to its meeting beside its count.
    studiedAt: votes ? null : entry.meetingId,
  }))
  const given = JSON.stringify(rows)
  await sql`
    insert into admission_entry (admission_id, seq, act, on_day, version, passed, details, late_because, organization_id,
      meeting_id, recorded_at, recorded_by, account_id)
    select "admissionId", seq, act, "on", version, passed, details, "lateBecause", "organizationId",
      "studiedAt", ${now.toISOString()}::timestamptz, ${actor.name}, ${actor.accountId}::int
    from json_to_recordset(${given}::json) as row ("admissionId" int, seq int, act text, "on" date, version text,
      passed boolean, details jsonb, "lateBecause" text, "organizationId" int, "studiedAt" int)`.execute(db)
  const joined = sql`json_to_recordset(${given}::json) as row ("admissionId" int, seq int, materials json, helpers json,
      votes json, "meetingId" int)
    join admission_entry entry on entry.admission_id = row."admissionId" and entry.seq = row.seq`
  await sql`
    insert into admission_material (entry_id, material, dated_on, meeting_id, filed_at, filed_by)
    select entry.id, one.material, one."datedOn", one."meetingId", ${now.toISOString()}::timestamptz, ${actor.name}
    from ${joined}, json_to_recordset(row.materials) as one (material text, "datedOn" date, "meetingId" int)`.execute(
    db,
  )
  await sql`
    insert into admission_helper (entry_id, slot, person_id, name)
    select entry.id, one.at, (one.helper ->> 'personId')::int, one.helper ->> 'name'
    from ${joined}, json_array_elements(row.helpers) with ordinality as one (helper, at)`.execute(db)
  await sql`
    insert into admission_vote (entry_id, meeting_id, entitled, present, handed_out, returned, in_favour, against, abstained,
      spoiled, written)
    select entry.id, row."meetingId", votes.entitled, votes.present, votes."handedOut", votes.returned, votes."inFavour",
      votes.against, votes.abstained, votes.spoiled, votes.written
    from ${joined}, json_to_record(row.votes) as votes (entitled int, present int, "handedOut" int, returned int,
      "inFavour" int, against int, abstained int, spoiled int, written int)
    where json_typeof(row.votes) = 'object'`.execute(db)
}

/** A paper that was missing is filed with the act it belongs to. */
export const insertMaterial = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  entryId: number,
  given: Material,
) =>
  db
    .insertInto('admission_material')
    .values({
      entry_id: entryId,
      material: given.material,
      dated_on: given.datedOn,
      meeting_id: given.meetingId ?? null,
      filed_at: now,
      filed_by: actor.name,
    })
    .execute()

/** Who may be a mentor or an introducer: people as they are now. */
export const helpersAmong = ({ db }: Writer, ids: number[]) =>
  db
    .selectFrom('person')
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .select([
      'id as personId',
      'name',
      'political_status as politicalStatus',
      'membership',
      'organization_id as organizationId',
    ])
    .execute()
