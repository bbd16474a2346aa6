import { insertMeeting, type NewMeeting } from '#features/meetings/queries.ts'
import { type Attendee, attendanceOf, meetingKindNames, whyNotMeeting } from '#features/meetings/rules.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, noteDeed } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import { quorumOf, whyNotQuorate } from '../voters/rules.ts'
import { choosingActions } from './choosing/actions.ts'
import type { meetings } from './contract.ts'
import { holdForMeeting, invitedTo, keepMeeting, kindOf, refuseDay } from './preparing/actions.ts'
import { electionsOfMeeting } from './queries.ts'

type Given = Parameters<ActionsOf<typeof meetings>['record']>[1]

/** Everybody invited, as the record says; who is not named was not there. */
function attendeesOf(gathered: Gathered, { part, attendees }: Given): (Attendee & { name: string })[] {
  const invited = invitedTo(gathered, part)
  const stranger = attendees.find(({ personId }) => !invited.some(({ id }) => id === personId))
  if (stranger) throw new Refusal('invalid', 'meeting-stranger', { field: 'attendees' })
  return invited.map(({ id, name, voting }) => {
    const given = attendees.find(({ personId }) => personId === id)
    const { present = false, excuse = null, task = null } = given ?? {}
    return { personId: id, name, voting, present, excuse, task }
  })
}

function refuseMeeting(gathered: Gathered, { part }: Given, attendees: Attendee[]): void {
  const { officers, candidates } = gathered
  const why = whyNotMeeting({
    attendees,
    mayChair: part === 'meeting' ? officers.map(({ personId }) => personId) : [],
    candidates: candidates.map(({ personId }) => personId),
    ballot: part === 'meeting',
  })
  if (why) throw new Refusal('conflict', why, { field: 'attendees' })
  if (part === 'decision') return

  const attendance = attendanceOf(attendees)
  const quorum = whyNotQuorate(attendance)
  if (quorum) throw new Refusal('conflict', quorum, { ...attendance, quorum: quorumOf(attendance.entitled) })
}

export const meetingActions: ActionsOf<typeof meetings> = {
  ...choosingActions,

  async record(ctx, given) {
    const gathered = await holdForMeeting(ctx, given.id, given.part)
    const { row } = gathered
    refuseDay(ctx, gathered, given.part, given.heldOn)
    const attendees = attendeesOf(gathered, given)
    refuseMeeting(gathered, given, attendees)

    const { heldOn, place, agenda, resolutions } = given
    const kind = kindOf(gathered, given.part)
    const meeting: NewMeeting = {
      organizationId: row.organizationId,
      kind,
      heldOn,
      place,
      agenda,
      resolutions,
      attendees,
    }
    await keepMeeting(ctx, row.id, given.part, await insertMeeting(ctx, meeting))
    const after = { meeting: meetingKindNames[kind], heldOn, place, ...attendanceOf(attendees) }
    noteDeed(ctx, row, 'meetingRecorded', { after })
    return show(ctx, row.id)
  },

  referring: (ctx, { meetingId }) => electionsOfMeeting(ctx, meetingId),
}
