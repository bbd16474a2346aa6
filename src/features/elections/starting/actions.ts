import { addMonths, type Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { branchNumbers, type OrganizationKind } from '#features/organizations/rules.ts'
import { latestTerm } from '#features/organizations/terms/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from '../contract.ts'
import { foundingOf, insertElection, lockElections, type Plan, runningElection } from '../queries.ts'
import {
  type ElectionKind,
  electionKindNames,
  electionName,
  hasCommittee,
  whyNotSeats,
  whyNotStart,
} from '../rules.ts'
import { membersOf } from '../voters/queries.ts'

export const fullMembersOf = async (ctx: Context, organizationId: number) =>
  (await membersOf(ctx, organizationId)).filter(({ politicalStatus }) => politicalStatus === 'fullMember')
    .length

export function refuseSeats(kind: ElectionKind, plan: Plan, fullMembers: number): void {
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

export const startingActions: Pick<ActionsOf<typeof contract>, 'start'> = {
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
    // The first election of a branch that was set up here goes on from its founding.
    const first = kind === 'election' && !term
    const establishmentId = first ? ((await foundingOf(ctx, organizationId))?.id ?? null) : null
    const begun = { ...plan, organizationId, kind, reason: reason ?? null, termId, establishmentId }
    const id = await insertElection(ctx, begun)
    ctx.record({
      action: 'election.started',
      subject: {
        kind: 'election',
        id,
        name: `${organization.name}${electionName({ kind, establishmentId })}`,
      },
      path: organization.path,
      after: given,
      reason: reason ?? null,
    })
    return { id }
  },
}
