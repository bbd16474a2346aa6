import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { typed } from '#features/meetings/queries.ts'
import type { Context } from '#platform/context.ts'
import { electionsWithin } from '../queries.ts'
import type { ElectionKind, ElectionStatus } from '../rules.ts'
import type { MeetingPart } from './rules.ts'

type Writer = Pick<Context, 'db'>

/** Who holds a post in the branch: of the outgoing committee, its secretary first; or who convenes a new branch. */
export const officersOn = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where('post.until_on', 'is', null)
    .where('post.kind', 'in', ['secretary', 'deputySecretary', 'committeeMember', 'convener'])
    .select(['post.id as postId', 'post.person_id as personId', 'person.name', 'post.kind', 'post.duty'])
    .orderBy(
      sql`array_position(array['secretary', 'deputySecretary', 'committeeMember', 'convener'], post.kind)`,
    )
    .orderBy('post.id')
    .execute()

const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`

/** The meetings of a branch from one day to another that are planned or were held, the latest first. */
export const branchMeetings = (
  { db }: Writer,
  { organizationId, from, until }: { organizationId: number; from: Day; until: Day },
) =>
  db
    .selectFrom('meeting')
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.cancelled_at', 'is', null)
    .where(sql<SqlBool>`${on} between ${from} and ${until}`)
    .select(['meeting.id', 'meeting.title', 'meeting.place', 'meeting.agenda', ...typed])
    .select(on.as('on'))
    .orderBy(on, 'desc')
    .orderBy('meeting.id', 'desc')
    .limit(60)
    .execute()

const refersTo = (ids: number[]) => sql<SqlBool>`
  array[election.decision_id, election.meeting_id, election.first_meeting_id] && ${ids}::int[]`

/** Which of these meetings belong to an election that was not withdrawn. */
export async function usesOf({ db }: Writer, ids: number[]) {
  const found = await db
    .selectFrom('election')
    .innerJoin('organization', 'organization.id', 'election.organization_id')
    .where(refersTo(ids))
    .where('election.withdrawn_at', 'is', null)
    .select(['decision_id', 'meeting_id', 'first_meeting_id', 'establishment_id as establishmentId'])
    .select(sql<ElectionKind>`election.kind`.as('kind'))
    .select(sql<string>`coalesce(organization.short_name, organization.name)`.as('name'))
    .execute()
  return new Map(
    found.flatMap((one) =>
      [one.decision_id, one.meeting_id, one.first_meeting_id].flatMap((id) =>
        id === null
          ? []
          : [[id, { name: one.name, kind: one.kind, establishmentId: one.establishmentId }] as const],
      ),
    ),
  )
}

/** The elections within reach that refer to the record of a meeting, and as what. */
export const electionsOfMeeting = (ctx: Pick<Context, 'db' | 'reach'>, meetingId: number) =>
  electionsWithin(ctx)
    .where(refersTo([meetingId]))
    .select(['election.id', 'election.establishment_id as establishmentId'])
    .select([
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<ElectionKind>`election.kind`.as('kind'),
      sql<ElectionStatus>`election.status`.as('status'),
      sql<MeetingPart>`case ${meetingId}::int when election.decision_id then 'decision'
        when election.meeting_id then 'meeting' else 'firstMeeting' end`.as('part'),
    ])
    .orderBy('election.id')
    .execute()
