import { addMonths, type Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { branchNumbers, type OrganizationKind } from '#features/organizations/rules.ts'
import { latestTerm } from '#features/organizations/terms/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { ballotActions } from './ballots/actions.ts'
import { candidateActions } from './candidates/actions.ts'
import type { contract } from './contract.ts'
import { establishmentActions } from './establishments/actions.ts'
import { holdRunning, noteDeed } from './gathering/actions.ts'
import { listActions } from './lists/actions.ts'
import { meetingActions } from './meetings/actions.ts'
import { paperActions } from './papers/actions.ts'
import {
  insertElection,
  lockElections,
  type Plan,
  runningElection,
  updateElection,
  withdrawElection,
} from './queries.ts'
import { show } from './reading/actions.ts'
import { reminderActions } from './reminders/actions.ts'
import { requestActions } from './requests/actions.ts'
import { resultActions } from './results/actions.ts'
import { type ElectionKind, electionKindNames, hasCommittee, whyNotSeats, whyNotStart } from './rules.ts'
import { voterActions } from './voters/actions.ts'
import { membersOf } from './voters/queries.ts'

const fullMembersOf = async (ctx: Context, organizationId: number) =>
  (await membersOf(ctx, organizationId)).filter(({ politicalStatus }) => politicalStatus === 'fullMember')
    .length

function refuseSeats(kind: ElectionKind, plan: Plan, fullMembers: number): void {
  const why = whyNotSeats({ kind, ...plan })
  if (why)
    throw new Refusal('invalid', why, {
      field: why === 'seats-secretary' ? 'secretaries' : 'seats',
      fullMembers,
    })
}

/** The days a refusal may name. */
const startFacts = (endsOn: Day | null) =>
  endsOn
    ? { endsOn, from: addMonths(endsOn, -branchNumbers.reminderMonths), latest: addMonths(endsOn, 12) }
    : {}

export const actions: ActionsOf<typeof contract> = {
  ...listActions,
  get: (ctx, { id }) => show(ctx, id),
  voters: voterActions,
  candidates: candidateActions,
  meetings: meetingActions,
  ballots: ballotActions,
  requests: requestActions,
  results: resultActions,
  establishments: establishmentActions,
  papers: paperActions,
  reminders: reminderActions,

  async start(ctx, { organizationId, kind, reason, ...given }) {
    const organization = await getOrganization(ctx, organizationId)
    await lockElections(ctx, organizationId)
    const term = await latestTerm(ctx, organizationId)
    const running = Boolean(await runningElection(ctx, organizationId))
    const fullMembers = await fullMembersOf(ctx, organizationId)

    const why = whyNotStart({
      kind,
      organization: organization.kind as OrganizationKind,
      closed: organization.closed_on !== null,
      running,
      term: term ?? null,
      plannedOn: given.plannedOn,
      today: ctx.today,
    })
    if (why) {
      const facts = { field: 'plannedOn', name: organization.name, kind: electionKindNames[kind] }
      throw new Refusal('conflict', why, { ...facts, ...startFacts(term?.endsOn ?? null) })
    }
    if (kind !== 'election' && !reason) throw new Refusal('invalid', 'election-reason', { field: 'reason' })
    const plan = { ...given, committee: hasCommittee(fullMembers) }
    refuseSeats(kind, plan, fullMembers)

    const termId = term && !term.endedOn ? term.id : null
    const id = await insertElection(ctx, { ...plan, organizationId, kind, reason: reason ?? null, termId })
    ctx.record({
      action: 'election.started',
      subject: { kind: 'election', id, name: `${organization.name}${electionKindNames[kind]}` },
      path: organization.path,
      after: given,
      reason: reason ?? null,
    })
    return { id }
  },

  async plan(ctx, { id, ...given }) {
    const row = await holdRunning(ctx, id)
    if (row.meetingId) throw new Refusal('conflict', 'election-meeting-held', { name: row.organizationName })
    refuseSeats(
      row.kind,
      { ...given, committee: row.committee },
      await fullMembersOf(ctx, row.organizationId),
    )

    await updateElection(ctx, id, { plan: { ...given, committee: row.committee } })
    const { plannedOn, seats, secretaries, deputies } = row
    noteDeed(ctx, row, 'planned', { before: { plannedOn, seats, secretaries, deputies }, after: given })
    return show(ctx, id)
  },

  async prepare(ctx, { id, prepared }) {
    const row = await holdRunning(ctx, id)
    await updateElection(ctx, id, { prepared })
    noteDeed(ctx, row, 'prepared', { before: { prepared: row.prepared }, after: { prepared } })
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await holdRunning(ctx, id)
    if (row.meetingId) throw new Refusal('conflict', 'election-meeting-held', { name: row.organizationName })
    await withdrawElection(ctx, id, reason)
    noteDeed(ctx, row, 'withdrawn', { reason })
    return show(ctx, id)
  },
}
