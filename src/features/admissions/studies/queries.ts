import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { typed } from '#features/meetings/queries.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { ActKey } from '../acts/rules.ts'
import type { Scope } from '../queries.ts'

type Asked = { organizationId: number; kinds: readonly MeetingKind[] }

const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`

const meetingsOf = ({ db }: Pick<Scope, 'db'>, { organizationId, kinds }: Asked) =>
  db
    .selectFrom('meeting')
    .leftJoin('party_group', 'party_group.id', 'meeting.group_id')
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.cancelled_at', 'is', null)
    .where(sql<SqlBool>`(meeting.kind || meeting.also) && ${kinds}::text[]`)
    .select(typed)
    .select(['meeting.id', 'meeting.title', 'meeting.agenda', 'meeting.place', 'meeting.invited'])
    .select(['meeting.present', 'meeting.held_on as heldOn', 'party_group.name as groupName', on.as('on')])

/** The meetings of a branch within some days that could have decided, the latest first; those not held yet too. */
export const meetingsBetween = (ctx: Pick<Scope, 'db'>, asked: Asked & { from: Day; until: Day }) =>
  meetingsOf(ctx, asked)
    .where(on, '>=', asked.from)
    .where(on, '<=', asked.until)
    .orderBy(on, 'desc')
    .orderBy('meeting.id', 'desc')
    .limit(50)
    .execute()

/** One of them. */
export const meetingAmong = (ctx: Pick<Scope, 'db'>, asked: Asked, id: number) =>
  meetingsOf(ctx, asked).where('meeting.id', '=', id).executeTakeFirst()

/** The acts that refer to a meeting, of files within reach, in the order in which they were recorded. */
export const referencesTo = ({ db, reach }: Scope, meetingId: number) =>
  db
    .selectFrom('admission_entry as entry')
    .leftJoin('admission_vote as vote', 'vote.entry_id', 'entry.id')
    .innerJoin('admission', 'admission.id', 'entry.admission_id')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .where(placedWithin(reach))
    .where((eb) => eb.or([eb('entry.meeting_id', '=', meetingId), eb('vote.meeting_id', '=', meetingId)]))
    .select(['entry.id', 'admission.id as admissionId', 'person.name', 'entry.passed'])
    .select(sql<ActKey>`entry.act`.as('act'))
    .orderBy('entry.id')
    .execute()
