import type { Entry, Votes } from '#features/admissions/rules.ts'
import { officersOn } from '#features/elections/meetings/queries.ts'
import { membersOf } from '#features/elections/voters/queries.ts'
import { insertMeeting } from '#features/meetings/queries.ts'
import type { Attendee } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'

const tasks: Attendee['task'][] = ['chair', 'recorder', 'scrutineer', 'teller']

/** The members' meeting at which somebody was voted on: all there but one, who was away; one of them abstained. */
export async function holdMeeting(
  ctx: Context,
  organizationId: number,
  { on }: Entry,
  name: string,
): Promise<{ meetingId: number; votes: Votes } | null> {
  const officers = (await officersOn(ctx, organizationId)).map(({ personId }) => personId)
  const members = (await membersOf(ctx, organizationId)).filter(({ joinedOn }) => joinedOn && joinedOn < on)
  const voters = members.filter(({ politicalStatus }) => politicalStatus === 'fullMember')
  const ordered = voters.toSorted((a, b) => Number(officers.includes(b.id)) - Number(officers.includes(a.id)))
  if (ordered.length < 7) return null
  const away = ordered.at(-1)?.id
  const attendees = members.map((one) => ({
    personId: one.id,
    name: one.name,
    voting: one.politicalStatus === 'fullMember',
    present: one.id !== away,
    excuse: one.id === away ? '出差' : null,
    task: tasks[ordered.findIndex(({ id }) => id === one.id)] ?? null,
  }))
  const meetingId = await insertMeeting(ctx, {
    organizationId,
    kind: 'membersMeeting',
    heldOn: on,
    place: '支部活动室',
    agenda: [`讨论接收${name}为中共预备党员`],
    resolutions: [`同意接收${name}为中共预备党员，报上级党委审批`],
    attendees,
  })
  const present = ordered.length - 1
  const counted = { handedOut: present, returned: present, inFavour: present - 1, against: 0, abstained: 1 }
  return { meetingId, votes: { entitled: ordered.length, present, ...counted, spoiled: 0, written: 0 } }
}
