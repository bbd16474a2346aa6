import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { MeetingKind } from '../rules.ts'

type Db = Pick<Context, 'db'>

export const additionsOf = ({ db }: Db, meetingId: number) =>
  db
    .selectFrom('meeting_addition')
    .where('meeting_id', '=', meetingId)
    .select(['id', 'text', 'added_at as addedAt', 'added_by as addedBy'])
    .orderBy('id')
    .execute()

/** Who has asked for leave, and who did what. */
export const notedOf = ({ db }: Db, meetingId: number) =>
  db
    .selectFrom('meeting_attendee')
    .where('meeting_id', '=', meetingId)
    .select(['person_id as personId', 'excuse', 'task'])
    .execute()

/** Who has signed in at the meeting: a help for the recorder, who decides. */
export const signedInTo = async ({ db }: Db, meetingId: number): Promise<Set<number>> => {
  const found = await db
    .selectFrom('meeting_sign_in')
    .where('meeting_id', '=', meetingId)
    .select('person_id as personId')
    .execute()
  return new Set(found.map(({ personId }) => personId))
}

/** Where the last meeting was, and when on its day it began: of the same kind if there was one. */
export const lastOf = ({ db }: Db, organizationId: number, kind: MeetingKind, before: Day) =>
  db
    .selectFrom('meeting')
    .where('organization_id', '=', organizationId)
    .where('held_on', '<=', before)
    .where('place', '<>', '')
    .select(['place', 'starts_at as startsAt'])
    .orderBy((eb) => eb.case().when('kind', '=', kind).then(0).else(1).end())
    .orderBy('held_on', 'desc')
    .limit(1)
    .executeTakeFirst()
