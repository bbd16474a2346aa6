import { keepNumbers, numbersToSeal } from '#features/messages/outward/actions.ts'
import type { Context } from '#platform/context.ts'
import { type Card, readCard } from '#platform/exchange/card.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { gathered, nothing, unlooked } from '../../drafting/actions.ts'
import { quickKindsOf } from '../../kinds/rules.ts'
import { insertItems, insertReceipt, type NewItem, recount } from '../../packages/writing/queries.ts'
import { clearStanding, type Partner, partnerNow, setStanding, wholeSent } from '../../queries.ts'
import { signed } from '../actions.ts'
import { handPackage } from '../jobs.ts'

/** What does not wait: in a package of its own, at once, whatever else is being read meanwhile. */
export async function sendQuick(world: JobWorld): Promise<void> {
  const begun = await world.read(async (ctx) => ({ partner: await partnerNow(ctx), zone: ctx.zone }))
  if (!begun.partner) return
  await sealNumbers(world, begun.partner)
  const kinds = quickKindsOf(begun.zone, begun.partner.queueAgreedAt !== null)
  const draft = await gathered(world, begun.partner.id, kinds)
  if (!draft) return
  const items = [...draft.changed.map(unlooked), ...draft.gone.map((one) => ({ ...one, ...nothing }))]
  await world.transaction((ctx) => send(ctx, items, draft.whole))
}

/** The numbers of what waits, for whoever dials them; here they are sealed by another key. */
async function sealNumbers(world: JobWorld, { card }: Partner): Promise<void> {
  const to = readCard(card) as Card
  const { exchange, waiting } = await world.read(async (ctx) => ({
    exchange: ctx.exchange,
    waiting: ctx.zone === 'intranet' ? await numbersToSeal(ctx, to.boxKey) : [],
  }))
  if (!exchange || waiting.length === 0) return
  const sealed: typeof waiting = []
  for (const { id, number } of waiting) sealed.push({ id, number: await exchange.sealText(number, to) })
  await world.transaction((ctx) => keepNumbers(ctx, to.boxKey, sealed))
}

async function send(ctx: Context, items: NewItem[], whole: Record<string, string[]>): Promise<void> {
  const partner = await partnerNow(ctx, true)
  if (!partner) return
  for (const kind of Object.keys(whole)) await clearStanding(ctx, partner.id, kind, null)
  for (const item of items) await setStanding(ctx, partner.id, 'out', item)
  const leaving = items.map((item) => ({ ...item, gone: item.digest === null }))
  const one = await signed(ctx, partner, leaving, whole)
  const id = await insertReceipt(ctx, partner.id, one)
  await insertItems(ctx, id, items)
  await recount(ctx, id)
  await wholeSent(ctx, partner.id, Object.keys(whole))
  await ctx.later(handPackage, { id })
  ctx.record({
    action: 'exchange.released',
    subject: { kind: 'exchangePackage', id, name: `第 ${one.number} 号` },
    after: { items: items.length },
  })
}
