import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { kindsOf } from '../affairs/queries.ts'
import { colleaguesAmong } from '../colleagues/queries.ts'
import type { delegations } from './contract.ts'
import { holdOwnAccount, insertDelegation, lentTo, ownDelegation, revokeOwn } from './queries.ts'
import { whyNotDelegate } from './rules.ts'

async function shownOwn(ctx: Context) {
  const own = await ownDelegation(ctx)
  if (!own) return null
  const names = new Map((await kindsOf(ctx)).map(({ kind, name }) => [kind, name]))
  return { ...own, kinds: own.kinds?.map((kind) => ({ kind, name: names.get(kind) ?? kind })) ?? null }
}

const subjectOf = ({ actor }: Context) => ({ kind: 'account', id: actor.accountId ?? 0, name: actor.name })

export const delegationActions: ActionsOf<typeof delegations> = {
  get: async (ctx) => ({ own: await shownOwn(ctx), lent: await lentTo(ctx) }),

  async set(ctx, { kinds, ...given }) {
    const why = whyNotDelegate(given, ctx.today)
    if (why) throw new Refusal('invalid', why.code, { field: why.field })
    const name = (await colleaguesAmong(ctx, [given.delegateId])).get(given.delegateId)
    if (!name) throw new Refusal('invalid', 'not-a-colleague', { field: 'delegateId' })
    const known = new Set((await kindsOf(ctx)).map(({ kind }) => kind))
    if (kinds.some((kind) => !known.has(kind)))
      throw new Refusal('invalid', 'kind-unknown', { field: 'kinds' })

    await holdOwnAccount(ctx)
    await revokeOwn(ctx)
    await insertDelegation(ctx, { ...given, kinds: kinds.length > 0 ? kinds : null })
    ctx.record({
      action: 'delegation.made',
      subject: subjectOf(ctx),
      path: ctx.reach.paths[0] ?? null,
      after: { delegate: name, fromOn: given.fromOn, untilOn: given.untilOn },
      reason: given.reason,
    })
    return (await shownOwn(ctx)) as NonNullable<Awaited<ReturnType<typeof shownOwn>>>
  },

  async revoke(ctx) {
    await holdOwnAccount(ctx)
    const own = await ownDelegation(ctx)
    if (!own) return {}
    await revokeOwn(ctx)
    ctx.record({
      action: 'delegation.revoked',
      subject: subjectOf(ctx),
      path: ctx.reach.paths[0] ?? null,
      before: { delegate: own.delegateName, fromOn: own.fromOn, untilOn: own.untilOn },
    })
    return {}
  },
}
