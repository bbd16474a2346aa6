import { sql } from 'kysely'
import { meetingsWithin, typed } from '#features/meetings/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Way } from './rules.ts'

type Db = Pick<Context, 'db'>

export type SignIn = {
  meetingId: number
  personId: number
  signedAt: Date
  way: Way
  accountId: number | null
  enteredBy: string | null
  because: string | null
}

/** Writes the sign-ins that are not there yet, all at once; answers which were written. */
export async function insertSignIns({ db, now }: Pick<Context, 'db' | 'now'>, signIns: SignIn[]) {
  if (signIns.length === 0) return []
  const rows = JSON.stringify(signIns.map((one) => ({ ...one, signedAt: one.signedAt.toISOString() })))
  const written = await sql<{ meetingId: number; personId: number }>`
    insert into meeting_sign_in
      (meeting_id, person_id, signed_at, arrived_at, way, account_id, entered_by, because)
    select "meetingId", "personId", "signedAt", ${now.toISOString()}, way, "accountId", "enteredBy", because
    from json_to_recordset(${rows}::json) as given ("meetingId" integer, "personId" integer, "signedAt" timestamptz,
      way text, "accountId" integer, "enteredBy" text, because text)
    order by "meetingId", "personId"
    on conflict do nothing
    returning meeting_id as "meetingId", person_id as "personId"`.execute(db)
  return written.rows
}

/** Meetings by their ids, for sign-ins of many that are written together. */
export const meetingsById = (ctx: Pick<Context, 'db' | 'reach'>, ids: number[]) =>
  meetingsWithin(ctx)
    .where('meeting.id', 'in', ids)
    .select([
      'meeting.id',
      'meeting.organization_id as organizationId',
      'meeting.group_id as groupId',
      'meeting.title',
      'meeting.place',
      'meeting.held_on as heldOn',
      'organization.name as organizationName',
      'organization.path',
    ])
    .select(typed)
    // Whoever confirms the record waits, or these wait for him.
    .forShare('meeting')
    .execute()
export type SignInMeeting = Awaited<ReturnType<typeof meetingsById>>[number]

/** Who has signed in to a meeting; of these people only, when they are named. */
export const signInsOf = ({ db }: Db, meetingId: number, among?: number[]) =>
  db
    .selectFrom('meeting_sign_in')
    .where('meeting_id', '=', meetingId)
    .$if(among !== undefined, (q) => q.where('person_id', '=', sql<number>`any(${among})`))
    .select(['person_id as personId', 'signed_at as at', 'entered_by as enteredBy', 'because'])
    .select(sql<Way>`way`.as('way'))
    .execute()
