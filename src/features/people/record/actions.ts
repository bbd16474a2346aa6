import type { Day } from '#basics/days.ts'
import type { MaskedField } from '#basics/masks.ts'
import { readersAbove } from '#features/organizations/glance/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { correctable } from '../changes/rules.ts'
import { powers } from '../contract.ts'
import { postsOf } from '../posts/queries.ts'
import { postName } from '../posts/rules.ts'
import { getPerson } from '../queries.ts'
import { shown } from '../roll/actions.ts'
import { rowsOf } from '../roll/queries.ts'
import { employmentNames, membershipNames, politicalStatusNames } from '../rules.ts'
import { beganByNames, standingOn } from '../standings/rules.ts'
import type { record } from './contract.ts'
import { ancestorsOf, extrasOf, periodsOf, sealedValue } from './queries.ts'

/** The record on a day: the fixed facts as known now, the dated ones as they stood then. */
async function recordOf(ctx: Context, id: number, asOf: Day) {
  const extras = await extrasOf(ctx, id)
  if (!extras) throw new Refusal('not-found', 'not-found')
  const [row] = await rowsOf(ctx.db, [id], asOf)
  if (!row) throw new Refusal('not-found', 'not-found')
  const periods = await periodsOf(ctx, id)
  const then = standingOn(periods, asOf)
  const {
    education,
    degree,
    occupation,
    employment,
    politicalStatus,
    membership,
    organizationId,
    organizationName,
    groupId,
  } = then ?? { ...row, ...extras }
  const posts = await postsOf(
    { db: ctx.db, reach: { paths: [''], personId: null } },
    { personId: id, past: true },
    ctx.today,
  )
  return {
    ...shown(
      {
        ...row,
        education,
        degree,
        occupation,
        employment,
        politicalStatus,
        membership,
        organizationId,
        organizationName,
        groupName: groupId === extras.groupId ? row.groupName : null,
        joinedOn: knownBy(asOf, row.joinedOn),
        becameFullOn: knownBy(asOf, row.becameFullOn),
      },
      asOf,
    ),
    ...extras,
    groupId,
    asOf,
    ancestors: await ancestorsOf(ctx, extras.path),
    periods: periods.map(inWords),
    heldPosts: posts.map(({ path, ...post }) => ({ ...post, title: postName(post.kind, post.duty) })),
  }
}

/** On that day nobody knew of a day that was still to come. */
const knownBy = (asOf: Day, day: Day | null) => (day && day <= asOf ? day : null)

const inWords = (period: Awaited<ReturnType<typeof periodsOf>>[number]) => ({
  from: period.from,
  until: period.until,
  beganBy: period.beganBy,
  title: beganByNames[period.beganBy],
  organizationId: period.organizationId,
  organizationName: period.organizationName,
  politicalStatus: politicalStatusNames[period.politicalStatus],
  membership: membershipNames[period.membership],
  employment: employmentNames[period.employment],
})

/** In plain words: oneself, and every holder of a role from the branch up to the top. */
async function readersOf(ctx: Context, person: { name: string; organizationPath: string }) {
  const holders = await readersAbove(ctx, [person.organizationPath], powers['people.read'])
  return {
    sentence: `${person.name}本人，以及所在党支部和上级党组织的书记、副书记、委员和被授予角色的党务工作者能看到这条记录，名单如下。完整的号码和住址只有党委和政工部门说明理由后才能查看，并留下记录。`,
    holders,
  }
}

function ownId(ctx: Context): number {
  if (!ctx.reach.personId) throw new Refusal('conflict', 'no-own-record')
  return ctx.reach.personId
}

/** A whole value, and the line that tells who saw it and why. @throws Refusal not-found, number-not-recorded */
async function opened(ctx: Context, id: number, field: MaskedField, reason: string) {
  const found = await sealedValue(ctx, id, field)
  if (!found) throw new Refusal('not-found', 'not-found')
  const label = correctable[field].title
  if (!found.sealed) throw new Refusal('conflict', 'number-not-recorded', { name: found.name, label })

  ctx.record({
    action: 'person.numberRevealed',
    subject: { kind: 'person', id, name: found.name },
    path: found.path,
    after: { field },
    reason,
  })
  return { value: ctx.sealing.open(found.sealed) }
}

export const recordActions: ActionsOf<typeof record> = {
  get: (ctx, { id, asOf }) => recordOf(ctx, id, asOf ?? ctx.today),
  own: (ctx) => recordOf(ctx, ownId(ctx), ctx.today),
  readers: async (ctx, { id }) => readersOf(ctx, await getPerson(ctx, id)),
  ownReaders: async (ctx) => readersOf(ctx, await getPerson(ctx, ownId(ctx))),

  reveal: (ctx, { id, field, reason }) => opened(ctx, id, field, reason),
  revealOwn: (ctx, { field }) => opened(ctx, ownId(ctx), field, '本人查看'),
}
