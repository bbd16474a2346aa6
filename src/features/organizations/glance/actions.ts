import { addMonths, type Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { historyOf, latestChange } from '../changes/queries.ts'
import { type contract, powers } from '../contract.ts'
import { groupsOn } from '../groups/queries.ts'
import { getOrganization, neighboursOn, organizationOn } from '../queries.ts'
import { branchNumbers, isBranch, sizeFindings, termFindings, termStatus, whyNotUndo } from '../rules.ts'
import { termOn } from '../terms/queries.ts'
import { changeNames, findingWords, roleWords } from '../words.ts'
import { countBelow, countPeople, holdersAbove, officersOn } from './queries.ts'
import { whileConvened } from './rules.ts'

/** An organization with what belongs to it, as it was on a day: the answer of every act as well. */
export async function show(ctx: Pick<Context, 'db' | 'reach'>, id: number, day: Day) {
  const organization = await organizationOn(ctx, id, day)
  const { ancestors, children } = await neighboursOn(ctx, organization, day)
  const term = await termOn(ctx, id, day)
  const ended = term?.endedOn != null && term.endedOn <= day
  return {
    ...organization,
    asOf: day,
    ancestors,
    children,
    term: term ? { ...term, status: ended ? ('ended' as const) : termStatus(term.endsOn, day) } : null,
    groups: await groupsOn(ctx, id, day),
    lastChangeId: (await latestChange(ctx, id))?.id ?? null,
  }
}

/** Who reads what lies at the paths, in those roles that may: by name, the nearest organization first. */
export async function readersAbove(
  ctx: Pick<Context, 'db' | 'today'>,
  paths: string[],
  roles: readonly string[] = [],
) {
  const holders = await holdersAbove(ctx, paths, ctx.today)
  return holders
    .filter(({ role }) => roles.includes(role))
    .map((one) => ({ ...one, role: roleWords[one.role] ?? one.role }))
}

type Reading = Pick<ActionsOf<typeof contract>, 'get' | 'atAGlance' | 'readers' | 'history'>

export const actions: Reading = {
  get: (ctx, { id, asOf = ctx.today }) => show(ctx, id, asOf),

  async atAGlance(ctx, { id, asOf = ctx.today }) {
    const organization = await organizationOn(ctx, id, asOf)
    const people = await countPeople(ctx, organization.path, asOf, ctx.today)
    const below = await countBelow(
      ctx,
      organization.path,
      asOf,
      addMonths(asOf, branchNumbers.reminderMonths),
    )
    const officers = await officersOn(ctx, id, asOf)
    const term = await termOn(ctx, id, asOf)

    const size = {
      kind: organization.kind,
      ...people,
      committeeMembers: officers.filter(({ kind }) => kind === 'committeeMember').length,
      secretary: officers.some(({ kind }) => kind === 'secretary'),
    }
    const all = [...sizeFindings(size), ...termFindings(organization.kind, term ?? null, asOf)]
    const convened = officers.some(({ kind }) => kind === 'convener')
    const open = organization.closed ? [] : convened ? whileConvened(all) : all
    const findings = open.map(({ facts, ...finding }) => ({
      ...finding,
      ...findingWords(finding.code, facts),
    }))
    return { asOf, ...people, ...below, officers, findings }
  },

  async readers(ctx, { id }) {
    const { path, kind } = await getOrganization(ctx, id)
    const sentence = isBranch(kind)
      ? '本支部的书记、副书记、委员，上级党组织的书记、副书记、委员，以及被授予相应角色的党务工作者可以看到。'
      : '本级和上级党组织的书记、副书记、委员，以及被授予相应角色的党务工作者可以看到。'
    return { sentence, holders: await readersAbove(ctx, [path], powers['organizations.read']) }
  },

  async history(ctx, { id }) {
    await getOrganization(ctx, id)
    const lines = await historyOf(ctx, id)
    return lines.map((line) => ({
      ...line,
      before: line.before as Record<string, unknown> | null,
      after: line.after as Record<string, unknown> | null,
      title: changeNames[line.kind] ?? line.kind,
      undoable: whyNotUndo(line, lines) === null,
    }))
  },
}
