import type { Context } from '#platform/context.ts'
import { fail, setSent } from '../sending/queries.ts'
import { keepReport } from '../sending/receipts/actions.ts'
import { insertParts } from '../sending/receipts/queries.ts'
import type { TemplateKey } from '../templates/catalogue/rules.ts'
import { templatesInForce } from '../templates/queries.ts'
import { type Facts, type FilterWord, plainFacts } from '../templates/rules.ts'
import {
  endOutward,
  insertOutward,
  outwardLapsed,
  outwardOpen,
  outwardUnsealed,
  setNumber,
} from './queries.ts'
import { type CrossingMessage, factsOutward, lapseHours, whyNotOutward } from './rules.ts'

/** The adapter by which short messages go to the other network. */
export const outwardAdapter = 'exchange'

type Laid = { id: number; template: string; facts: Facts; secret: boolean; parts: number }

/** Lays down what is due for the other network: as a template and what fills it, never as a text. */
export async function layOutward(ctx: Context, due: Laid[], words: readonly FilterWord[]): Promise<void> {
  const keys = [...new Set(due.map(({ template }) => template as TemplateKey))]
  const templates = await templatesInForce(ctx, keys)
  const lapsesAt = new Date(ctx.now.getTime() + lapseHours * 3_600_000)
  for (const { id, template, facts, secret, parts } of due) {
    const why = whyNotOutward({ secret })
    if (why) {
      await fail(ctx, id, why)
      continue
    }
    const { variables = [], texts } = templates.get(template as TemplateKey) ?? {}
    const told = factsOutward(texts?.sms?.text ?? '', variables, plainFacts(variables, facts, words))
    const key = await insertOutward(ctx, { deliveryId: id, template, facts: told, lapsesAt })
    await setSent(ctx, id, { parts, costMilliyuan: 0 })
    await insertParts(ctx, id, outwardAdapter, [key])
  }
}

/** Nothing was heard of it for a day, not even that it was sent: whoever was to be told is told by the next channel. */
export async function lapseOutward(ctx: Context): Promise<void> {
  for (const { id, key, sentAt } of await outwardLapsed(ctx)) {
    await endOutward(ctx, id)
    if (sentAt === null)
      await keepReport(ctx, outwardAdapter, { id: key, delivered: false, state: 'outward-lapsed' })
  }
}

/** Seals the numbers of what waits to the gateway side, each once. Slow: `seal` is asked outside of any transaction. */
export const numbersToSeal = async (ctx: Context, recipient: string) =>
  (await outwardUnsealed(ctx, recipient)).map(({ id, sealed }) => ({ id, number: ctx.sealing.open(sealed) }))

export async function keepNumbers(
  ctx: Context,
  recipient: string,
  sealed: { id: number; number: string }[],
): Promise<void> {
  for (const { id, number } of sealed) await setNumber(ctx, id, number, recipient)
}

/** What goes over now; of one message, or of all. */
export async function crossingMessages(ctx: Pick<Context, 'db' | 'now'>, id?: number) {
  const rows = await outwardOpen(ctx, id)
  return rows.map(({ id, lapsesAt, ...row }) => ({
    id,
    message: {
      key: row.key,
      number: row.number,
      template: row.template,
      facts: row.facts,
      lapsesAt: new Date(lapsesAt).toISOString(),
    } satisfies CrossingMessage,
  }))
}
