import { holdersAt } from '#features/accounts/roles/queries.ts'
import { notify, notifyAll } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { byCode, codesWanted, type Turn } from '../../sms/codes/actions.ts'
import type { NewTask } from '../tasks/queries.ts'
import { affairTold } from './queries.ts'

/** Whose turn it is hears of it: everybody who may act on the to-do, but not whoever just moved it here. */
export async function tellTurn(
  ctx: Context,
  affairId: number,
  tasks: NewTask[],
  /** The step may be decided by short message. */
  sms: boolean,
): Promise<void> {
  const open = tasks.filter(({ waiting }) => !waiting)
  const turns = (await turnsOf(ctx, open)).filter(({ accountId }) => accountId !== ctx.actor.accountId)
  if (turns.length === 0) return
  const { kind, title, kindName, organization } = await affairTold(ctx, affairId)
  const coded = sms ? await byCode(ctx, kind, turns) : []
  const notice = {
    template: 'affair-waiting' as const,
    facts: { type: kindName, number: String(affairId), title, organization },
    about: { kind: 'affair', id: affairId },
    link: `/affairs/${affairId}`,
    key: `affair/${affairId}/turn/${open.map(({ number }) => number).join('-')}`,
  }
  const to = (list: Turn[]) => list.map(({ accountId }) => ({ accountId }))
  await notifyAll(ctx, [
    { ...notice, to: to(turns.filter((one) => !coded.includes(one))) },
    // The code says by short message that it is their turn.
    { ...notice, to: to(coded), sms: 'never' },
  ])
  if (coded.length > 0) await ctx.later(codesWanted, { affairId, turns: coded })
}

async function turnsOf(ctx: Context, open: NewTask[]): Promise<Turn[]> {
  const ids = open.flatMap(({ office }) => (office ? [Number(office.split('-')[1])] : []))
  const holders = await holdersAt(ctx.db, [...new Set(ids)], ctx.today)
  const each = open.flatMap(({ number, accountId, office }) => {
    if (accountId !== null) return [{ accountId, number }]
    const [role, id, post] = office?.split('-') ?? []
    const held = holders.filter(
      (one) => one.role === role && one.organizationId === Number(id) && (!post || one.post === post),
    )
    return held.map((one) => ({ accountId: one.accountId, number }))
  })
  return [...new Map(each.map((one) => [one.accountId, one])).values()]
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
