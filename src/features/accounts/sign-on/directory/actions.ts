import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { createQueue } from '#platform/passwords.ts'
import { whoIs } from '#platform/sign-on/directory.ts'
import { forgetFailures, holdFailures } from '../../lockouts/queries.ts'
import { countWrong, refused } from '../../sessions/actions.ts'
import { policy, whyNotEnter } from '../../sessions/rules.ts'
import { directoryOf, openProvider, refuse } from '../asking/actions.ts'
import type { contract } from '../contract.ts'
import { comingOf, enter, linkSelf } from '../entering/actions.ts'
import type { Coming } from '../linking/actions.ts'
import type { ProviderRow } from '../queries.ts'

type Typed = { username: string; password: string }

/** Under a key of its own: a name of the directory is not a username of the platform. No username holds a colon. */
const keyOf = ({ id }: ProviderRow, username: string) => `${id}:${username.toLowerCase()}`

/** So many connections at once, whoever comes at eight o'clock. */
const atTheDirectory = createQueue(16, 5000)

/** Judges an answer of the directory in one transaction, by what was counted meanwhile; a refusal is an answer. */
async function judge(ctx: Context, provider: ProviderRow, username: string, right: boolean) {
  const key = keyOf(provider, username)
  const failures = await holdFailures(ctx, key, ctx.actor.from.ip)
  const why = whyNotEnter({ ...failures, right, disabled: false })
  if (why === null) await forgetFailures(ctx, key)
  if (why !== 'wrong-credentials') return why && refused(ctx, why, failures)
  const { id, name } = provider
  const left = await countWrong(ctx, key, { subject: { kind: 'signOnProvider', id, name }, path: null })
  if (left === 0) return new Refusal('forbidden', 'username-locked', { minutes: policy.lockMinutes })
  return new Refusal('invalid', 'directory-credentials', { field: 'password', name, left })
}

/** Whom the directory knows by this name and password: asked between two transactions. */
async function vouched(
  ctx: Context,
  id: number,
  { username, password }: Typed,
): Promise<{ provider: ProviderRow; coming: Coming }> {
  const provider = await ctx.transaction(async (first) => {
    const found = await openProvider(first, id, 'ldap')
    const failures = await holdFailures(first, keyOf(found, username), first.actor.from.ip)
    const already = whyNotEnter({ ...failures, right: true, disabled: false })
    if (already && already !== 'wrong-credentials') throw refused(first, already, failures)
    return found
  })
  const answer = await atTheDirectory(() => whoIs(directoryOf(ctx, provider), { username, password }))
  if ('refusal' in answer) return refuse(ctx, provider, answer.refusal)
  const right = answer.vouched !== null
  const wrong = await ctx.transaction((second) => judge(second, provider, username, right))
  if (wrong || !answer.vouched) throw wrong
  return { provider, coming: comingOf(provider, answer.vouched) }
}

export const directoryActions: Pick<ActionsOf<typeof contract>, 'enter' | 'linkDirectory'> = {
  async enter(ctx, { id, ...typed }) {
    const { provider, coming } = await vouched(ctx, id, typed)
    const outcome = await ctx.transaction((last) => enter(last, provider, coming))
    if ('code' in outcome) return refuse(ctx, provider, outcome, coming.shown)
    return outcome
  },

  async linkDirectory(ctx, { id, ...typed }) {
    const { provider, coming } = await vouched(ctx, id, typed)
    const accountId = ctx.actor.accountId as number
    const why = await ctx.transaction((last) => linkSelf(last, provider, coming, accountId))
    return why ? refuse(ctx, provider, why, coming.shown) : {}
  },
}
