import { holdersAt } from '#features/accounts/roles/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import type { NewTask } from '../tasks/queries.ts'
import { affairTold } from './queries.ts'

/** Whose turn it is hears of it: everybody who may act on the to-do, but not whoever just moved it here. */
export async function tellTurn(ctx: Context, affairId: number, tasks: NewTask[]): Promise<void> {
  const open = tasks.filter(({ waiting }) => !waiting)
  const accountIds = (await accountsFor(ctx, open)).filter((id) => id !== ctx.actor.accountId)
  if (accountIds.length === 0) return
  const { title, kindName, organization } = await affairTold(ctx, affairId)
  await notify(ctx, {
    template: 'affair-waiting',
    to: accountIds.map((accountId) => ({ accountId })),
    facts: { type: kindName, number: String(affairId), title, organization },
    about: { kind: 'affair', id: affairId },
    link: `/affairs/${affairId}`,
    key: `affair/${affairId}/turn/${open.map(({ number }) => number).join('-')}`,
  })
}

async function accountsFor(ctx: Context, tasks: NewTask[]): Promise<number[]> {
  const own = tasks.flatMap(({ accountId }) => accountId ?? [])
  const offices = tasks.flatMap(({ office }) => (office ? [office.split('-')] : []))
  const holders = await holdersAt(ctx.db, [...new Set(offices.map(([, id]) => Number(id)))], ctx.today)
  const held = holders.filter((one) =>
    offices.some(
      ([role, id, post]) =>
        one.role === role && one.organizationId === Number(id) && (!post || one.post === post),
    ),
  )
  return [...new Set([...own, ...held.map(({ accountId }) => accountId)])]
}

const results: Record<string, string> = { approved: '已同意', declined: '未同意' }

/** Whoever started it hears how it ended. */
export async function tellEnd(ctx: Context, affairId: number, status: string): Promise<void> {
  const result = results[status]
  if (!result) return
  const { title, kindName, startedBy } = await affairTold(ctx, affairId)
  if (startedBy === null || startedBy === ctx.actor.accountId) return
  await notify(ctx, {
    template: 'affair-decided',
    to: [{ accountId: startedBy }],
    facts: { type: kindName, number: String(affairId), title, result },
    about: { kind: 'affair', id: affairId },
    link: `/affairs/${affairId}`,
    key: `affair/${affairId}/${status}`,
  })
}
