import { crossingMessages } from '#features/messages/outward/actions.ts'
import { hearOutward } from '#features/messages/outward/receipts/actions.ts'
import { CrossingMessage, CrossingReceipt } from '#features/messages/outward/rules.ts'
import { relayMessages } from '#features/messages/relay/jobs.ts'
import { dropRelay, keepRelay, relayTold } from '#features/messages/relay/queries.ts'
import type { ExchangeKind } from '../keys/actions.ts'

const withoutFiles = { filesOf: () => [], look: async () => ({ fault: 'package-format' }) }

/** Short messages that wait to be sent outside. One that has an end, or comes too late, stands there no more. */
export const shortMessages: ExchangeKind = {
  ids: async (ctx) => (await crossingMessages(ctx)).map(({ id }) => id),
  async carried(ctx, id) {
    const [found] = await crossingMessages(ctx, id)
    return found
      ? { name: `短信 ${id}（${found.message.template}）`, body: JSON.stringify(found.message), files: [] }
      : null
  },
  schema: CrossingMessage,
  ...withoutFiles,
  async take(ctx, { key, body, text }, keys) {
    await keys.add(ctx, await keepRelay(ctx, body as CrossingMessage), key)
    await ctx.later(relayMessages, {})
    return text
  },
  async drop(ctx, { key }, { idOf }) {
    const id = idOf(key)
    if (id !== null) await dropRelay(ctx, id)
  },
}

/** What became of them. */
export const messageReceipts: ExchangeKind = {
  ids: async (ctx) => (await relayTold(ctx)).map(({ id }) => id),
  async carried(ctx, id) {
    const [found] = await relayTold(ctx, id)
    if (!found) return null
    const body: CrossingReceipt = {
      message: found.key,
      outcome: found.state,
      because: found.because?.slice(0, 200) || null,
    }
    return { name: `短信回执 ${id}`, body: JSON.stringify(body), files: [] }
  },
  schema: CrossingReceipt,
  ...withoutFiles,
  async take(ctx, { body, text }) {
    await hearOutward(ctx, body as CrossingReceipt)
    return text
  },
  /** What was told was told. */
  drop: async () => {},
}
