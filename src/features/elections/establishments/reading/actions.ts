import { dayIn } from '#basics/days.ts'
import { type Duty, type PostKind, postName } from '#features/people/posts/rules.ts'
import type { Context } from '#platform/context.ts'
import { gather, stepFacts } from '../../gathering/actions.ts'
import { officersOn } from '../../meetings/queries.ts'
import { electionName } from '../../rules.ts'
import { stepsOf } from '../../steps/rules.ts'
import { electionFor, reviewOf, termOf } from '../chain/queries.ts'
import { type ChainFacts, chainOf, electBy, leadsToElection, type Side } from '../chain/rules.ts'
import { paperFor, titleOf } from '../holding/actions.ts'
import { type EstablishmentRow, getEstablishment, membersToMove } from '../queries.ts'
import { foundingWarnings, warningNames } from '../rules.ts'

/** A founding, closure or new name with its papers and, of a founding, all that it leads on to. */
export async function show(ctx: Context, id: number) {
  const row = await getEstablishment(ctx, id)
  const members = await membersToMove(ctx, id)
  const paper = await paperFor(ctx, row)
  return {
    ...row,
    title: titleOf(row),
    members: members.map(({ id: personId, name, politicalStatus }) => ({
      id: personId,
      name,
      politicalStatus,
    })),
    warnings: row.kind === 'establishment' ? warningsOf(row, members) : [],
    paper,
    ...(await led(ctx, row, paper)),
  }
}

function warningsOf(row: EstablishmentRow, members: { politicalStatus: string }[]): string[] {
  const fullMembers = members.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
  const { units, projectMonths } = row
  const facts = { kind: row.branchKind ?? 'branch', units, projectMonths, fullMembers }
  const codes = foundingWarnings({ ...facts, probationary: members.length - fullMembers })
  return codes.map((code) => warningNames[code] ?? code)
}

/** The whole chain: what the request came to, the first election, who leads the branch now, since when its term runs. */
async function led(ctx: Context, row: EstablishmentRow, paper: ChainFacts['paper']) {
  const { subjectId, effectiveOn } = row
  const founded = row.kind === 'establishment' && subjectId !== null
  const term = founded ? ((await termOf(ctx, subjectId)) ?? null) : null
  const election = founded ? await electionFor(ctx, row.id) : undefined
  const steps = election ? stepsOf(stepFacts(await gather(ctx, election))) : []
  const review = paper.requestId ? await reviewOf(ctx, paper.requestId) : undefined
  const chain = chainOf({
    ...row,
    paper,
    verdictOn: review?.decidedAt ? dayIn(new Date(review.decidedAt)) : null,
    election: election ? { ...election, steps } : null,
    termFrom: term?.fromOn ?? null,
  })
  const officers = founded ? await officersOn(ctx, subjectId) : []
  return {
    term,
    officers: officers.map(({ personId, name, kind, duty }) => ({
      personId,
      name,
      title: postName(kind as PostKind, duty as Duty | null),
    })),
    electBy: effectiveOn && leadsToElection(row) ? electBy(effectiveOn) : null,
    election: election
      ? {
          id: election.id,
          title: electionName(election),
          status: election.status,
          plannedOn: election.plannedOn,
          step: steps.find(({ state }) => state === 'current')?.title ?? null,
        }
      : null,
    chain: chain.map((link) => ({
      ...link,
      actor: actorOf(row, link.side),
      step: link.key === 'review' && link.state === 'current' ? (review?.stepName ?? null) : link.step,
    })),
  }
}

function actorOf(row: EstablishmentRow, side: Side): string {
  const names: Record<Side, string> = {
    asking: row.askingShort,
    superior: row.superiorShort ?? '上级党组织',
    branch: row.subjectShort ?? row.shortName ?? row.name ?? '',
    aboveBranch: '上级党组织',
    department: '政工部门',
  }
  return names[side]
}
