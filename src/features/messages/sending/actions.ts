import { readMobile } from '#basics/mobile-number.ts'
import { splitSms } from '#basics/sms-text.ts'
import type { Context } from '#platform/context.ts'
import type { LineSettings } from '#platform/messaging/lines.ts'
import type { Sms, SmsOutcome } from '#platform/messaging/sms-gateway.ts'
import { type ChannelRow, channelsSet, lineSettings } from '../channels/queries.ts'
import { costOf } from '../channels/rules.ts'
import { insertDeliveries, insertMessages, recipientsOf } from '../notify/queries.ts'
import { templatesInForce } from '../templates/queries.ts'
import { fill, previewSms } from '../templates/rules.ts'
import {
  claim,
  claimable,
  type DigestPart,
  type Due,
  deliveryOf,
  digestDue,
  drop,
  fail,
  hold,
  markInterrupted,
  moveOn,
  release,
  sentLastMinute,
  setSent,
  setUnknown,
} from './queries.ts'
import { settleFromParts } from './receipts/actions.ts'
import { insertParts } from './receipts/queries.ts'
import { afterRefusal, roomFor } from './rules.ts'

export type Claimed = { id: number; tries: number; sms: Sms }
export type Claim = { line: LineSettings; set: ChannelRow; claimed: Claimed[] }

const atOnce = 50

/** Everything that time alone brings: what was interrupted, digests, channels that stand by. */
export async function tidy(ctx: Context): Promise<void> {
  await markInterrupted(ctx)
  await makeDigests(ctx)
  await moveOn(ctx)
}

/** Takes the next short messages to be sent: from now on they are under way, whatever happens to the program. */
export async function take(ctx: Context): Promise<Claim | null> {
  const set = (await channelsSet(ctx)).find(({ channel }) => channel === 'sms')
  if (!set?.enabled) return null
  const room = roomFor(set.perMinute, await sentLastMinute(ctx, 'sms'))
  const due = room > 0 ? await claimable(ctx, Math.min(room, atOnce)) : []
  const claimed: Claimed[] = []
  const soFar = new Map<string, number>()
  for (const one of due) {
    const number = numberOf(ctx, one, set)
    const key = one.numberKey?.toString('hex') ?? ''
    const sentThisHour = one.sentThisHour + (soFar.get(key) ?? 0)
    if (await refused(ctx, { ...one, sentThisHour }, number !== null, set)) continue
    soFar.set(key, (soFar.get(key) ?? 0) + 1)
    await claim(ctx, one, set.adapter)
    claimed.push({ id: one.id, tries: one.tries + 1, sms: smsOf(one, number as string) })
  }
  return { line: await lineSettings(ctx, set), set, claimed }
}

/** What the gateway dials; of what does not leave the house any number will do. */
function numberOf({ sealing }: Pick<Context, 'sealing'>, { sealedNumber }: Due, set: ChannelRow) {
  const written = sealedNumber && sealing.open(sealedNumber)
  return written && set.adapter !== 'outbox' ? readMobile(written) : written
}

async function refused(ctx: Context, due: Due, fit: boolean, set: ChannelRow): Promise<boolean> {
  const why = whyDropped(due, fit)
  if (why) await drop(ctx, [due.id], why)
  else if (due.sentThisHour >= set.perNumberHour)
    await hold(ctx, due.id, 'rate', new Date(ctx.now.getTime() + 3_600_000), null)
  else return false
  return true
}

function whyDropped(due: Due, fit: boolean): string | null {
  if (due.deceased) return 'left'
  if (!due.sealedNumber) return 'no-number'
  if (!fit) return 'number-unfit'
  if (due.blocked) return 'blocked'
  return due.read ? 'read' : null
}

const smsOf = ({ id, text, filedTemplate, filedValues }: Due, to: string): Sms => ({
  to,
  text,
  filed: filedTemplate ? { template: filedTemplate, values: filedValues ?? [] } : null,
  extension: '',
  key: `zhibu-${id}`,
})

/** Writes what became of one. */
export async function setOutcome(
  ctx: Context,
  { set }: Pick<Claim, 'set'>,
  { id, tries, sms }: Claimed,
  outcome: SmsOutcome,
): Promise<void> {
  if (outcome.kind === 'unknown') return void (await setUnknown(ctx, id, outcome.because))
  if (outcome.kind === 'refused') {
    const next = afterRefusal({ tries, again: outcome.again }, ctx.now)
    if (next.status === 'failed') await fail(ctx, id, outcome.because || 'given-up')
    else await hold(ctx, id, 'retry', next.notBefore, outcome.because)
    return
  }
  const parts = splitSms(sms.text).length
  await setSent(ctx, id, { parts, costMilliyuan: costOf(parts, set.priceMilliyuan) })
  await insertParts(ctx, id, set.adapter, outcome.ids)
  await settleFromParts(ctx, id)
}

/** What waited for the digest: one goes as it is, several go as one that says how many. */
async function makeDigests(ctx: Context): Promise<void> {
  const due = await digestDue(ctx)
  if (due.length === 0) return
  const read = due.filter((one) => one.read).map(({ id }) => id)
  if (read.length) await drop(ctx, read, 'read')
  const groups = Map.groupBy(
    due.filter((one) => !one.read),
    ({ recipient, channel }) => `${recipient} ${channel}`,
  )
  for (const parts of groups.values()) {
    if (parts.length > 1) await makeDigest(ctx, parts)
    else
      await release(
        ctx,
        parts.map(({ id }) => id),
      )
  }
}

async function makeDigest(ctx: Context, parts: DigestPart[]): Promise<void> {
  const [first] = parts as [DigestPart]
  const { channel } = first
  const number = Number(first.recipient.slice(1))
  const [recipient] = await recipientsOf(
    ctx,
    first.recipient.startsWith('p')
      ? { personIds: [number], accountIds: [] }
      : { personIds: [], accountIds: [number] },
  )
  const ids = parts.map(({ id }) => id)
  if (!recipient) return void (await drop(ctx, ids, 'left'))
  const template = (await templatesInForce(ctx, ['daily-digest'])).get('daily-digest')
  if (!template) throw new Error('the digest has no text')
  const facts = { count: parts.length }
  const { texts, variables } = template
  const [made] = await insertMessages(ctx, [
    {
      key: `digest/${ctx.today}/${channel}/${first.id}`,
      recipient: recipient.recipient,
      template_key: template.key,
      template_version: template.version,
      account_id: recipient.personId === null ? recipient.accountId : null,
      person_id: recipient.personId,
      // The inbox has each of them already.
      in_inbox: false,
      organization_id: recipient.organizationId,
      organization_path: recipient.path,
      facts,
      title: fill(texts.inbox.title, variables, facts),
      body: fill(texts.inbox.body, variables, facts),
      about_kind: null,
      about_id: null,
      link: '/messages',
      urgent: false,
      mandatory: false,
    },
  ])
  if (!made) return
  const set = (await channelsSet(ctx)).find((one) => one.channel === 'sms')
  const said =
    channel === 'sms' && texts.sms
      ? previewSms(texts.sms, variables, facts, String(set?.settings.signature ?? ''))
      : { text: fill(texts.mail?.body ?? texts.inbox.body, variables, facts), filed: null }
  await insertDeliveries(ctx, [
    {
      messageId: made.id,
      channel,
      place: 0,
      status: 'queued',
      because: null,
      held: null,
      notBefore: ctx.now,
      text: said.text,
      filed: said.filed,
    },
  ])
  await drop(ctx, ids, 'digested', (await deliveryOf(ctx, made.id, channel)).id)
}
