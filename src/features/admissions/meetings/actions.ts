import { addMonths } from '#basics/days.ts'
import { officersOn } from '#features/elections/meetings/queries.ts'
import { membersOf } from '#features/elections/voters/queries.ts'
import { entitledOf } from '#features/elections/voters/rules.ts'
import { insertMeeting, meetingOf } from '#features/meetings/queries.ts'
import { attendanceOf, meetingKindNames, whyNotMeeting } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { carryOut } from '../entries/actions.ts'
import { type Gathered, gather, holdRunning } from '../gathering/actions.ts'
import { getAdmission } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { whyNotRecord } from '../studies/rules.ts'
import { isPassed, neededOf, quorumOf } from '../votes/rules.ts'
import type { meetings } from './contract.ts'
import { meetingsSince } from './queries.ts'

type Given = Parameters<ActionsOf<typeof meetings>['admission']>[1]
type NewRecord = NonNullable<Given['meeting']>

/** The branch the file is in. @throws Refusal admission-nowhere */
function branchOf({ row }: Pick<Gathered, 'row'>): number {
  if (!row.organizationId) throw new Refusal('conflict', 'admission-nowhere', { name: row.name })
  return row.organizationId
}

/** The members of the branch, with who of them votes. */
async function rollOf(ctx: Context, organizationId: number, exclusions: NewRecord['exclusions']) {
  const members = await membersOf(ctx, organizationId)
  const rolled = members.map((member) => {
    const found = exclusions.find(({ personId }) => personId === member.id)
    return { ...member, active: true, exclusion: found ? { ground: found.ground, approved: false } : null }
  })
  const voters = new Set(entitledOf(rolled).map(({ id }) => id))
  return rolled.map(({ id, name }) => ({ id, name, voting: voters.has(id) }))
}

/** Writes the record of a new meeting. @throws Refusal meeting-… */
async function recordMeeting(
  ctx: Context,
  gathered: Gathered,
  given: Given,
  record: NewRecord,
): Promise<number> {
  const organizationId = branchOf(gathered)
  const roll = await rollOf(ctx, organizationId, record.exclusions)
  if (record.attendees.some(({ personId }) => !roll.some(({ id }) => id === personId)))
    throw new Refusal('invalid', 'meeting-stranger', { field: 'attendees' })
  const attendees = roll.map(({ id, name, voting }) => {
    const found = record.attendees.find(({ personId }) => personId === id)
    const { present = false, excuse = null, task = null } = found ?? {}
    return { personId: id, name, voting, present, excuse, task }
  })
  const officers = await officersOn(ctx, organizationId)
  const why = whyNotMeeting({
    attendees,
    mayChair: officers.map(({ personId }) => personId),
    candidates: [gathered.row.personId],
    ballot: true,
  })
  if (why) throw new Refusal('conflict', why, { field: 'attendees' })

  const { place, agenda, resolutions } = record
  const heldOn = given.on
  return insertMeeting(ctx, {
    organizationId,
    kind: 'membersMeeting',
    heldOn,
    place,
    agenda,
    resolutions,
    attendees,
  })
}

/** The meeting that voted: a new record, or one of the branch and the day that is there already. */
async function meetingFor(ctx: Context, gathered: Gathered, given: Given): Promise<number> {
  if (given.meeting) return recordMeeting(ctx, gathered, given, given.meeting)
  const known = await meetingsSince(ctx, branchOf(gathered), given.on)
  const found = known.find(({ id, heldOn }) => id === given.meetingId && heldOn === given.on)
  if (!found) throw new Refusal('invalid', 'meeting-missing', { field: 'meetingId' })
  const why = whyNotRecord(found)
  if (why) {
    const facts = { kind: meetingKindNames.membersMeeting, on: found.heldOn }
    throw new Refusal('conflict', why, { ...facts, field: 'meetingId' })
  }
  return found.id
}

/** One person is discussed and voted on: the count is his alone. */
async function decide(
  ctx: Context,
  given: Given,
  act: 'branchMeeting' | 'confirmationMeeting',
  decided: object,
) {
  const gathered = await gather(ctx, await holdRunning(ctx, given.id))
  if (given.on > ctx.today) throw new Refusal('invalid', 'act-in-future', { field: 'on' })
  const meetingId = await meetingFor(ctx, gathered, given)
  const attendance = attendanceOf((await meetingOf(ctx, meetingId)).attendees)
  const votes = { ...given.votes, ...attendance }
  const { on, lateBecause = null, materials, resolution } = given
  await carryOut(ctx, gathered, {
    act,
    on,
    passed: isPassed(votes),
    details: { ...decided, ...(resolution && { text: resolution }), votes },
    lateBecause,
    materials,
    meetingId,
  })
  return show(ctx, given.id)
}

export const meetingActions: ActionsOf<typeof meetings> = {
  async roll(ctx, { id }) {
    const row = await getAdmission(ctx, id)
    const organizationId = branchOf({ row })
    const officers = await officersOn(ctx, organizationId)
    const members = (await membersOf(ctx, organizationId)).map(({ id: personId, name, politicalStatus }) => ({
      id: personId,
      name,
      politicalStatus: politicalStatus as 'fullMember' | 'probationaryMember',
      chairs: officers.some((one) => one.personId === personId),
    }))
    const entitled = members.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
    const known = await meetingsSince(ctx, organizationId, addMonths(ctx.today, -1))
    return {
      organizationId,
      members,
      entitled,
      quorum: quorumOf(entitled),
      needed: neededOf(entitled),
      meetings: known,
    }
  },

  admission: (ctx, given) => decide(ctx, given, 'branchMeeting', {}),
  confirmation: (ctx, { outcome, months, ...given }) =>
    decide(ctx, given, 'confirmationMeeting', {
      outcome,
      ...(outcome === 'extend' && { months: months ?? 0 }),
    }),
}
