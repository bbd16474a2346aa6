import { nextWorkingDay } from '#basics/working-days.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { nameOfStep } from '../chains/rules.ts'
import { colleaguesAmong } from '../colleagues/queries.ts'
import type { acts } from './contract.ts'
import { insertCopies, saveDraft, setRead } from './notes/queries.ts'
import { holdSeen, isDone, onTask, record, standing, withdrawHeld } from './performing/actions.ts'
import { holdAffair, insertEvents } from './queries.ts'
import { setUrged } from './tasks/queries.ts'
import { approveMany } from './together/actions.ts'

/** The accounts by name, when the actor may turn to them; himself is not among them. */
async function turnTo(ctx: Context, accountIds: number[]): Promise<string[]> {
  const known = await colleaguesAmong(ctx, accountIds)
  if (accountIds.some((id) => !known.has(id)))
    throw new Refusal('invalid', 'not-a-colleague', { field: 'accountIds' })
  return accountIds.map((id) => known.get(id) as string)
}

export const actActions: ActionsOf<typeof acts> = {
  approve: (ctx, given) =>
    onTask(ctx, given, 'affair.approved', ({ number }) => ({ act: 'approve', task: number })),

  decline: (ctx, given) =>
    onTask(ctx, given, 'affair.declined', ({ number }) => ({ act: 'decline', task: number })),

  async sendBack(ctx, { to, marks, ...given }) {
    const held = await holdAffair(ctx, given.id)
    const labels = (held?.definition.fields ?? []).filter(({ key }) => marks.includes(key))
    const detail = {
      to: held ? nameOfStep(held.definition, to) : to,
      marks: labels.map(({ label }) => label),
    }
    const by = ctx.actor.accountId as number
    return onTask(
      ctx,
      given,
      'affair.sentBack',
      ({ number }) => ({ act: 'sendBack', task: number, by, to, marks: labels.map(({ key }) => key) }),
      { detail },
    )
  },

  async reassign(ctx, { accountId, ...given }) {
    await holdSeen(ctx, given.id)
    const names = await turnTo(ctx, [accountId])
    return onTask(
      ctx,
      given,
      'affair.reassigned',
      ({ number }) => ({ act: 'reassign', task: number, to: accountId }),
      { detail: { names }, overseen: true },
    )
  },

  async addApprovers(ctx, { how, accountIds, ...given }) {
    await holdSeen(ctx, given.id)
    const names = await turnTo(ctx, accountIds)
    return onTask(
      ctx,
      given,
      'affair.approversAdded',
      ({ number }) => ({ act: 'add', task: number, how, accounts: accountIds }),
      { detail: { names, how } },
    )
  },

  async withdraw(ctx, { id, reason, requestKey }) {
    const { affair } = await holdSeen(ctx, id)
    const done = await isDone(ctx, id, requestKey)
    return standing(affair, done ? affair.state : await withdrawHeld(ctx, affair, reason, requestKey))
  },

  async copy(ctx, { id, accountIds }) {
    const { affair, hands } = await holdSeen(ctx, id)
    const names = await turnTo(ctx, accountIds)
    await insertCopies(ctx, id, accountIds)
    const title = hands[0]?.title ?? ''
    await insertEvents(ctx, [{ affairId: id, act: 'copy', title, detail: { names } }])
    record(ctx, affair, 'affair.copied', { names: names.join('、') })
    return standing(affair, affair.state)
  },

  async urge(ctx, { id }) {
    const { affair, hands } = await holdSeen(ctx, id)
    if (affair.startedBy !== ctx.actor.accountId) throw new Refusal('forbidden', 'not-starter')
    if (affair.state.status !== 'running') throw new Refusal('conflict', 'affair-ended')
    const today = nextWorkingDay(ctx.today, await holidaysFrom(ctx, ctx.today))
    const urged = await setUrged(ctx, id, today)
    if (urged.length === 0) throw new Refusal('conflict', 'urged-today')
    const names = urged.map(({ holder }) => holder)
    const step = affair.state.step
    const stepName = step === null ? null : nameOfStep(affair.definition, step)
    await insertEvents(ctx, [
      { affairId: id, act: 'urge', title: hands[0]?.title ?? '', step, stepName, detail: { names } },
    ])
    record(ctx, affair, 'affair.urged', { step: stepName, names: names.join('、') })
    return standing(affair, affair.state)
  },

  async draft(ctx, { id, opinion, marks }) {
    await holdSeen(ctx, id)
    await saveDraft(ctx, id, { opinion, marks })
    return { savedAt: ctx.now.toISOString() }
  },

  async read(ctx, { id }) {
    await holdSeen(ctx, id)
    await setRead(ctx, id)
    return {}
  },

  approveMany,
}
