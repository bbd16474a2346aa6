import { addDays, addMonths } from '#basics/days.ts'
import { attendeesOf, holdMeeting } from '#features/meetings/queries.ts'
import { settle } from '#features/meetings/records/actions.ts'
import { type Attendee, attendanceOf, meetingKindNames, whyNotMeeting } from '#features/meetings/rules.ts'
import { words as meetingWords } from '#features/meetings/words.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, noteDeed } from '../../gathering/actions.ts'
import { getElection } from '../../queries.ts'
import { show } from '../../reading/actions.ts'
import { electionName } from '../../rules.ts'
import { excludedFrom, quorumOf, whyNotQuorate } from '../../voters/rules.ts'
import { words } from '../../words.ts'
import type { meetings } from '../contract.ts'
import { daysAround, holdForMeeting, invitedTo, keepMeeting, kindOf } from '../preparing/actions.ts'
import { branchMeetings, usesOf } from '../queries.ts'
import {
  fits,
  type MeetingPart,
  type RecordFacts,
  type Why,
  whyNotOnDay,
  whyNotRecord,
  whyNotRoll,
} from '../rules.ts'

/** How far back a meeting is offered, and how far ahead one that is planned is named (ours). */
const offered = { months: 6, days: 31 }

type Line = Attendee & { name: string }
type Known = Omit<RecordFacts, 'wanted' | 'usedIn'> & { id: number; on: string; attendees: Line[] }
type Uses = Awaited<ReturnType<typeof usesOf>>

/** Who watches or counts where the record names nobody. */
const lacks = (part: MeetingPart, attendees: Line[]) =>
  part === 'meeting' && !attendees.some(({ task }) => task === 'scrutineer')

const mayWatchOf = ({ candidates }: Gathered, attendees: Line[]) =>
  attendees
    .filter(({ present, voting, task }) => present && voting && task === null)
    .filter(({ personId }) => !candidates.some((one) => one.personId === personId))
    .map(({ personId, name }) => ({ personId, name }))

/** What a record lacks is said otherwise than of one that is being written. */
const ofRecord: Record<string, string> = {
  'meeting-chair': 'meeting-chosen-chair',
  'meeting-chair-office': 'meeting-chosen-chair-office',
  'meeting-recorder': 'meeting-chosen-recorder',
}

/** What the rules of the election ask of the meeting itself: who chaired, who watched the count, how many were there. */
function whyNotHolding(
  gathered: Gathered,
  part: MeetingPart,
  attendees: Line[],
  ballot: boolean,
): Why | null {
  const { officers, candidates } = gathered
  const code = whyNotMeeting({
    attendees,
    mayChair: part === 'meeting' ? officers.map(({ personId }) => personId) : [],
    candidates: candidates.map(({ personId }) => personId),
    ballot,
  })
  if (code) return { code: ofRecord[code] ?? code, facts: { field: 'meetingId' } }
  if (part === 'decision') return null
  const attendance = attendanceOf(attendees)
  const quorum = whyNotQuorate(attendance)
  const facts = { field: 'meetingId', ...attendance, quorum: quorumOf(attendance.entitled) }
  return quorum ? { code: quorum, facts } : null
}

/** Why a meeting of the branch cannot be this one of the election. `ballot`: that somebody watched is asked, too. */
function whyNot(
  ctx: Context,
  gathered: Gathered,
  part: MeetingPart,
  known: Known,
  uses: Uses,
  ballot: boolean,
) {
  const use = uses.get(known.id)
  const usedIn = use ? `${use.name}${electionName(use)}` : null
  return (
    whyNotRecord({ ...known, usedIn, wanted: kindOf(gathered, part) }) ??
    whyNotOnDay({ part, heldOn: known.on, ...daysAround(gathered, ctx.today) }) ??
    whyNotRoll(part, invitedTo(gathered, part), known.attendees) ??
    whyNotHolding(gathered, part, known.attendees, ballot)
  )
}

/** The roll of the record; whom the election leaves out has no vote in it. */
const votersOf = (gathered: Gathered, attendees: Line[]): Line[] => excludedFrom(gathered.members, attendees)

const sentenceOf = ({ code, facts }: Why) => ({ ...meetingWords, ...words })[code]?.(facts) ?? code

/** Who is named to watch and to count, put on the roll. @throws Refusal meeting-chosen-watch */
function withTasks(
  part: MeetingPart,
  attendees: Line[],
  given: { scrutineers: number[]; tellers: number[] },
) {
  const named = [
    ...given.scrutineers.map((personId) => ({ personId, task: 'scrutineer' as const })),
    ...given.tellers.map((personId) => ({ personId, task: 'teller' as const })),
  ]
  for (const { personId } of named) {
    const found = attendees.find((one) => one.personId === personId)
    if (part !== 'meeting' || !found?.present || found.task)
      throw new Refusal('invalid', 'meeting-chosen-watch', { field: 'scrutineers', name: found?.name ?? '' })
  }
  const taskOf = new Map(named.map(({ personId, task }) => [personId, task]))
  return attendees.map((one) => ({ ...one, task: taskOf.get(one.personId) ?? one.task }))
}

async function shownOf(
  ctx: Context,
  gathered: Gathered,
  part: MeetingPart,
  uses: Uses,
  row: Omit<Known, 'attendees'>,
) {
  const attendees = votersOf(gathered, await attendeesOf(ctx, row.id))
  const why = whyNot(
    ctx,
    gathered,
    part,
    { ...row, attendees },
    uses,
    part === 'meeting' && !lacks(part, attendees),
  )
  const doing = (task: Attendee['task']) => attendees.find((one) => one.task === task)?.name ?? null
  return {
    ...attendanceOf(attendees),
    chair: doing('chair'),
    recorder: doing('recorder'),
    whyNot: why && sentenceOf(why),
    mayWatch: !why && lacks(part, attendees) ? mayWatchOf(gathered, attendees) : [],
  }
}

export const choosingActions: Pick<ActionsOf<typeof meetings>, 'known' | 'choose'> = {
  async known(ctx, { id, part }) {
    const gathered = await gather(ctx, await getElection(ctx, id))
    const { organizationId } = gathered.row
    const from = addMonths(ctx.today, -offered.months)
    const found = await branchMeetings(ctx, { organizationId, from, until: addDays(ctx.today, offered.days) })
    const rows = found.filter((one) => fits(one, kindOf(gathered, part))).slice(0, 12)
    const ids = rows.map((row) => row.id)
    const uses = await usesOf(ctx, ids)
    const shown = []
    for (const { also, ...row } of rows)
      shown.push({ ...row, ...(await shownOf(ctx, gathered, part, uses, { ...row, also })) })
    return shown.sort((one, other) => Number(one.whyNot !== null) - Number(other.whyNot !== null))
  },

  async choose(ctx, { id, part, meetingId, ...given }) {
    const gathered = await holdForMeeting(ctx, id, part)
    const { row } = gathered
    const meeting = await holdMeeting(ctx, meetingId)
    if (meeting.organizationId !== row.organizationId)
      throw new Refusal('conflict', 'meeting-chosen-elsewhere', {
        field: 'meetingId',
        name: row.organizationName,
        other: meeting.organizationName,
      })
    const attendees = withTasks(part, votersOf(gathered, await attendeesOf(ctx, meetingId)), given)
    const on = meeting.heldOn ?? meeting.plannedOn ?? ctx.today
    const uses = await usesOf(ctx, [meetingId])
    const why = whyNot(ctx, gathered, part, { ...meeting, on, attendees }, uses, part === 'meeting')
    if (why) throw new Refusal('conflict', why.code, why.facts)

    await settle(ctx, meeting, given)
    await keepMeeting(ctx, row.id, part, meetingId)
    const { heldOn, place, kind } = meeting
    const after = { meeting: meetingKindNames[kind], heldOn, place, ...attendanceOf(attendees) }
    noteDeed(ctx, row, 'meetingChosen', { after })
    return show(ctx, row.id)
  },
}
