import { addYears } from '#basics/days.ts'
import { countPeople, officersOn } from '#features/organizations/glance/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch, type OrganizationKind } from '#features/organizations/rules.ts'
import { termOn } from '#features/organizations/terms/queries.ts'
import type { Context } from '#platform/context.ts'
import { placeOf, standingOf } from './queries.ts'
import { type Facts, noFacts } from './rules.ts'

type Place = { id: number; name: string; path: string; kind: string }
/** `own`: known by the person's own record alone. */
export type Asker = { place: Place | null; facts: Facts }

const holdsRole = ({ actor }: Pick<Context, 'actor'>, role: string) =>
  actor.acting.find((grant) => grant.role === role)

/**
 * The branch that a guide is read for: the one asked for, that of the office held, or that of the person's own record.
 * 群众 hear which branch it is and nothing of its numbers; members know those of their own.
 */
export async function askerOf(ctx: Context, organizationId: number | undefined): Promise<Asker> {
  const { personId } = ctx.reach
  const standing = personId ? await standingOf(ctx, personId) : undefined
  const office = holdsRole(ctx, 'branch')?.organizationId
  const own = office ?? standing?.organizationId
  const chosen = organizationId
    ? await getOrganization(ctx, organizationId)
    : own
      ? await placeOf(ctx, own)
      : null
  const place = chosen && isBranch(chosen.kind as OrganizationKind) ? chosen : null
  const probation =
    standing?.membership === 'active' &&
    standing.politicalStatus === 'probationaryMember' &&
    standing.joinedOn
  const known = organizationId ?? office ?? (holdsRole(ctx, 'member') ? own : undefined)
  return {
    place: place ?? null,
    facts: {
      ...noFacts,
      organizationId: place?.id ?? null,
      organizationName: place?.name ?? null,
      ...(place && known ? await figuresOf(ctx, place) : {}),
      probationEndsOn: probation ? addYears(probation, 1) : null,
    },
  }
}

async function figuresOf(ctx: Context, { id, path }: Place): Promise<Partial<Facts>> {
  const { members, fullMembers } = await countPeople(ctx, path, ctx.today, ctx.today)
  const officers = await officersOn(ctx, id, ctx.today)
  const term = await termOn(ctx, id, ctx.today)
  return {
    members,
    fullMembers,
    committeeMembers: officers.filter(({ kind }) => kind === 'committeeMember').length,
    secretary: officers.find(({ kind }) => kind === 'secretary')?.name ?? null,
    termEndsOn: term && term.endedOn === null ? term.endsOn : null,
  }
}
