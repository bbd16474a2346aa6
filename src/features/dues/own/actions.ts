import { monthOf } from '#basics/days.ts'
import { getPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { arrearStage, lastDueMonth, monthsInArrear } from '../arrears/rules.ts'
import { reckonedBase } from '../bases/actions.ts'
import { basesOf, closeProposal, confirmBase, insertProposal } from '../bases/queries.ts'
import { receiptFor } from '../payments/actions.ts'
import { paymentsOf } from '../payments/lines/queries.ts'
import { chargesOf } from '../roll/queries.ts'
import { chargeState } from '../roll/rules.ts'
import { baseFor, duesKindNames, explain } from '../rules.ts'
import { settingsFor } from '../settings/queries.ts'
import { fileOf, toldTo } from '../statements/actions.ts'
import { statementsFor } from '../statements/queries.ts'
import type { ownDues } from './contract.ts'
import { nameOfOrganization, standingOfDues } from './queries.ts'

const historyMonths = 36

async function show(ctx: Context) {
  const personId = ctx.reach.personId ?? 0
  const month = monthOf(ctx.today)
  const { cycle } = await settingsFor(ctx, month)
  const history = (await chargesOf(ctx, personId, historyMonths)).map((charge) => ({
    month: charge.month,
    fen: charge.fen,
    paidFen: charge.paidFen,
    state: chargeState(charge),
    corrected: charge.corrected,
    lines: explain(charge),
  }))
  const bases = await basesOf(ctx, personId)
  const { owing, ...standing } = await standingOfDues(ctx, personId, month)
  const lastDue = lastDueMonth(ctx.today, cycle)
  return {
    organizationName: await nameOfOrganization(ctx, personId),
    month,
    present: history.find((one) => one.month === month) ?? null,
    history,
    payments: await paymentsOf(ctx, personId, historyMonths),
    base: baseFor(
      bases.filter(({ state }) => state === 'stated'),
      month,
    ),
    proposal: bases.find(({ state }) => state === 'proposed' || state === 'declined') ?? null,
    ...standing,
    owingMonths: owing.length,
    stage: arrearStage(monthsInArrear(owing.filter((one) => one <= lastDue))),
  }
}

async function recordOwn(ctx: Context, action: string, after: object): Promise<void> {
  const person = await getPerson(ctx, ctx.reach.personId ?? 0)
  ctx.record({
    action,
    subject: { kind: 'person', id: person.id, name: person.name },
    path: person.organizationPath,
    after,
  })
}

const openProposal = async (ctx: Context) =>
  (await basesOf(ctx, ctx.reach.personId ?? 0)).find(({ state }) => state === 'proposed')

export const ownActions: ActionsOf<typeof ownDues> = {
  get: (ctx) => show(ctx),

  async confirm(ctx, { id }) {
    const personId = ctx.reach.personId ?? 0
    if (!(await basesOf(ctx, personId)).some((base) => base.id === id))
      throw new Refusal('not-found', 'not-found', { id })
    if (!(await confirmBase(ctx, personId, id))) throw new Refusal('conflict', 'dues-base-confirmed-already')
    await recordOwn(ctx, 'dues.baseConfirmed', { confirmed: true })
    return show(ctx)
  },

  async propose(ctx, { explanation, ...said }) {
    const personId = ctx.reach.personId ?? 0
    if (await openProposal(ctx)) throw new Refusal('conflict', 'dues-proposal-open')
    const base = await reckonedBase(ctx, said)
    await insertProposal(ctx, { ...base, personId, explanation })
    await recordOwn(ctx, 'dues.baseProposed', {
      fromMonth: base.fromMonth,
      duesKind: duesKindNames[base.kind],
    })
    return show(ctx)
  },

  async withdraw(ctx) {
    const proposal = await openProposal(ctx)
    if (!proposal) throw new Refusal('conflict', 'dues-proposal-decided')
    await closeProposal(ctx, proposal.id, 'withdrawn')
    await recordOwn(ctx, 'dues.proposalWithdrawn', { fromMonth: proposal.fromMonth })
    return show(ctx)
  },

  statements: async (ctx) => (await statementsFor(ctx, ctx.reach.personId ?? 0).execute()).map(toldTo),

  async statement(ctx, { id, format }) {
    const told = await statementsFor(ctx, ctx.reach.personId ?? 0)
      .where('told.id', '=', id)
      .executeTakeFirst()
    if (!told) throw new Refusal('not-found', 'not-found', { id })
    return fileOf(told, format)
  },

  receipt: (ctx, { id }) => receiptFor(ctx, id, ctx.reach.personId ?? 0),
}
