import type { Context } from '#platform/context.ts'
import { orRefusal } from '#platform/exchange/exchange.ts'
import type { JobWorld } from '#platform/jobs.ts'
import type { SmsOutcome } from '#platform/messaging/sms-gateway.ts'
import { channelsSet, lineSettings } from '../channels/queries.ts'
import { roomFor } from '../sending/rules.ts'
import { isTemplateKey } from '../templates/catalogue/rules.ts'
import { templatesInForce } from '../templates/queries.ts'
import { labelsIn, previewSms, whyNotFacts } from '../templates/rules.ts'
import { claimRelay, relaySent, relaySentLastMinute, saidOf, setRelay, tidyRelay } from './queries.ts'
import { settledBy } from './rules.ts'

const atOnce = 50
type Claimed = Awaited<ReturnType<typeof claimRelay>>[number]
type Text = ReturnType<typeof previewSms>

/** Sends what came from inside, in three steps like any other: taken, handed over outside of a transaction, written down. */
export async function relayDue(world: JobWorld): Promise<void> {
  await world.transaction(async (ctx) => {
    await tidyRelay(ctx)
    await settleSent(ctx)
  })
  while (await relaySome(world));
}

async function relaySome(world: JobWorld): Promise<boolean> {
  const claim = await world.transaction(takeSome)
  if (!claim) return false
  const gateway = await world.lines.gateway(claim.line)
  const outcomes: { one: Claimed; outcome: SmsOutcome }[] = []
  for (const { one, text } of claim.taken) {
    const to = await orRefusal(() => claim.open(one.number))
    const outcome: SmsOutcome =
      text === null || typeof to !== 'string'
        ? { kind: 'refused', because: text === null ? '短信模板不同' : '号码打不开', again: false }
        : await gateway.send({
            to,
            text: text.text,
            filed: text.filed,
            extension: '',
            key: `zhibu-relay-${one.id}`,
          })
    outcomes.push({ one, outcome })
  }
  await world.transaction(async (ctx) => {
    for (const { one, outcome } of outcomes) await setOutcome(ctx, one, outcome, claim.line.adapter)
  })
  // What may be tried again is tried at the next turn.
  return outcomes.every(({ outcome }) => outcome.kind !== 'refused' || !outcome.again)
}

async function takeSome(ctx: Context) {
  const { exchange } = ctx
  const set = (await channelsSet(ctx)).find(({ channel }) => channel === 'sms')
  if (ctx.zone !== 'extranet' || !exchange || !set?.enabled) return null
  const room = roomFor(set.perMinute, await relaySentLastMinute(ctx))
  const rows = room > 0 ? await claimRelay(ctx, Math.min(room, atOnce)) : []
  if (rows.length === 0) return null
  const signature = String(set.settings.signature ?? '')
  const taken: { one: Claimed; text: Text | null }[] = []
  for (const one of rows) taken.push({ one, text: await textOf(ctx, one, signature) })
  return { taken, line: await lineSettings(ctx, set), open: (number: string) => exchange.openText(number) }
}

/** The text as it stands here; null where there is none of this name, or it asks for something that did not come. */
async function textOf(ctx: Context, { template, facts }: Claimed, signature: string): Promise<Text | null> {
  if (!isTemplateKey(template)) return null
  const found = (await templatesInForce(ctx, [template])).get(template)
  if (!found?.texts.sms) return null
  const asked = new Set(labelsIn(found.texts.sms.text))
  const variables = found.variables.filter(({ label }) => asked.has(label))
  const given = Object.fromEntries(
    variables.flatMap(({ name }) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  )
  if (whyNotFacts(variables, given)) return null
  return previewSms(found.texts.sms, variables, given, signature)
}

async function setOutcome(
  ctx: Context,
  { id }: Claimed,
  outcome: SmsOutcome,
  gateway: string,
): Promise<void> {
  const { now } = ctx
  if (outcome.kind === 'sent')
    await setRelay(ctx, id, { state: 'sent', because: null, gateway, ids: outcome.ids, sentAt: now })
  else if (outcome.kind === 'unknown')
    await setRelay(ctx, id, { state: 'unknown', because: outcome.because || 'interrupted' })
  else if (outcome.again) await setRelay(ctx, id, { state: 'waiting', because: outcome.because })
  else await setRelay(ctx, id, { state: 'failed', because: outcome.because || '未发出', settledAt: now })
}

/** What carriers have said since. */
async function settleSent(ctx: Context): Promise<void> {
  for (const { id, gateway, ids } of await relaySent(ctx)) {
    const settled = settledBy(ids, await saidOf(ctx, gateway, ids))
    if (settled) await setRelay(ctx, id, { ...settled, settledAt: ctx.now })
  }
}
