import { readMobile } from '#basics/mobile-number.ts'
import { splitSms } from '#basics/sms-text.ts'
import type { Context } from '#platform/context.ts'
import type { LineSettings } from '#platform/messaging/lines.ts'
import type { Mail, MailSettings } from '#platform/messaging/mail.ts'
import type { Push, PushSettings } from '#platform/messaging/push.ts'
import type { Sms, SmsOutcome } from '#platform/messaging/sms-gateway.ts'
import {
  type ChannelRow,
  channelsSet,
  lineSettings,
  mailSettings,
  pushSettings,
} from '../channels/queries.ts'
import { costOf } from '../channels/rules.ts'
import { type Device, devicesToTell } from '../devices/actions.ts'
import { filterWords } from '../filter/queries.ts'
import { insertDeliveries, insertMessages, recipientsOf } from '../notify/queries.ts'
import { lapseOutward, layOutward, outwardAdapter } from '../outward/actions.ts'
import type { Channel } from '../rules.ts'
import { templatesInForce } from '../templates/queries.ts'
import { fill, mailOf, mailText, maskMail, previewSms } from '../templates/rules.ts'
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
  sentThisHour,
  setSent,
  setUnknown,
  type Target,
} from './queries.ts'
import { settleFromParts } from './receipts/actions.ts'
import { insertParts } from './receipts/queries.ts'
import { afterRefusal, roomFor } from './rules.ts'

/** What was taken to be sent, and by which way. */
export type Claim =
  | { channel: 'sms'; set: ChannelRow; line: LineSettings; claimed: Claimed<Sms>[] }
  | { channel: 'mail'; set: ChannelRow; line: MailSettings; claimed: Claimed<Mail>[] }
  | { channel: 'push'; set: ChannelRow; line: PushSettings; claimed: Claimed<Push>[] }
export type Claimed<M = Sms | Mail | Push> = { id: number; tries: number; message: M }

const atOnce = 50

/** Everything that time alone brings: what was interrupted, digests, channels that stand by. */
export async function tidy(ctx: Context): Promise<void> {
  await markInterrupted(ctx)
  await lapseOutward(ctx)
  await makeDigests(ctx)
  await moveOn(ctx)
}

/** Takes the next ones to be sent: from now on they are under way, whatever happens to the program. */
export async function take(ctx: Context, channel: Channel): Promise<Claim | 'outward' | null> {
  const set = (await channelsSet(ctx)).find((one) => one.channel === channel)
  if (!set?.enabled) return null
  const room = roomFor(set.perMinute, await sentLastMinute(ctx, channel))
  const due = room > 0 ? await claimable(ctx, channel, Math.min(room, atOnce)) : []
  if (due.length === 0) return null
  const taken = await takeEach(ctx, due, set)
  if (channel === 'sms' && set.adapter === outwardAdapter) {
    await layOutward(ctx, taken.map(outwardOf), await filterWords(ctx))
    return 'outward'
  }
  if (channel === 'sms')
    return { channel, set, line: await lineSettings(ctx, set), claimed: taken.map((one) => asSms(ctx, one)) }
  return channel === 'mail'
    ? { channel, set, line: await mailSettings(ctx, set), claimed: taken.map((one) => asMail(ctx, one)) }
    : { channel, set, line: await pushSettings(ctx, set), claimed: taken.map((one) => asPush(one, set)) }
}

type Taken = { due: Due; to: string; devices: Device[] }

/** Those that may go, claimed; the others are dropped or held back. */
async function takeEach(ctx: Context, due: Due[], set: ChannelRow): Promise<Taken[]> {
  const people = set.channel === 'push' ? due.flatMap(({ personId }) => personId ?? []) : []
  const devices = await devicesToTell(ctx, people, String(set.settings.services))
  const ofOne = ({ personId }: Due) => devices.get(personId ?? 0) ?? []
  const targets = new Map(due.map((one) => [one.id, targetOf(ctx, one, set, ofOne(one))]))
  const keys = [...targets.values()].flatMap((one) => one?.key ?? [])
  const written = await sentThisHour(ctx, keys)
  const taken: Taken[] = []
  for (const one of due) {
    const target = targets.get(one.id) ?? null
    const why = whyDropped(one, target !== null, set.channel)
    if (why || !target) {
      await drop(ctx, [one.id], why ?? 'left')
      continue
    }
    const name = target.key.toString('hex')
    const before = written.get(name) ?? 0
    if (before >= set.perNumberHour) {
      await hold(ctx, one.id, 'rate', new Date(ctx.now.getTime() + 3_600_000), null)
      continue
    }
    written.set(name, before + 1)
    await claim(ctx, one.id, target, set.adapter)
    taken.push({ due: one, to: target.to, devices: ofOne(one) })
  }
  return taken
}

/** What the gateway dials, or the server writes to; of what does not leave the house any number will do. */
function targetOf(
  { sealing }: Context,
  due: Due,
  { channel, adapter }: ChannelRow,
  devices: Device[],
): Target | null {
  if (channel === 'push')
    return devices.length === 0
      ? null
      : {
          to: '',
          key: sealing.keyOf(`push ${due.personId}`),
          masked: devices.map(({ name }) => name).join('、'),
        }
  if (channel === 'mail') {
    const { mail } = due
    return mail === null ? null : { to: mail, key: sealing.keyOf(`mail ${mail}`), masked: maskMail(mail) }
  }
  if (!due.sealedNumber || !due.numberKey) return null
  const written = sealing.open(due.sealedNumber)
  const to = adapter === 'outbox' ? written : readMobile(written)
  return to === null ? null : { to, key: due.numberKey, masked: due.numberMasked ?? '' }
}

function whyDropped(due: Due, fit: boolean, channel: Channel): string | null {
  if (due.deceased) return 'left'
  if (!fit && channel !== 'sms') return channel === 'mail' ? 'no-mail' : 'no-device'
  if (!fit) return due.sealedNumber ? 'number-unfit' : 'no-number'
  if (due.blocked && channel === 'sms') return 'blocked'
  return due.read ? 'read' : null
}

const outwardOf = ({ due: { id, template, facts, sealed, text } }: Taken) => ({
  ...{ id, template, facts },
  secret: sealed !== null,
  parts: splitSms(text).length,
})

const keyOf = ({ id }: Due) => `zhibu-${id}`

const asSms = (ctx: Context, { due, to }: Taken): Claimed<Sms> => ({
  id: due.id,
  tries: due.tries + 1,
  message: { to, ...wholeText(ctx, due), extension: '', key: keyOf(due) },
})

/** What is handed over: where it holds a secret, as it was sealed. */
function wholeText({ sealing }: Pick<Context, 'sealing'>, due: Due): Pick<Sms, 'text' | 'filed'> {
  if (due.sealed) return JSON.parse(sealing.open(due.sealed))
  const { text, filedTemplate, filedValues } = due
  return { text, filed: filedTemplate ? { template: filedTemplate, values: filedValues ?? [] } : null }
}

const asMail = ({ address }: Pick<Context, 'address'>, { due, to }: Taken): Claimed<Mail> => ({
  id: due.id,
  tries: due.tries + 1,
  message: { to, ...mailOf(due.text, due.link && `${address}${due.link}`), key: keyOf(due) },
})

const asPush = ({ due, devices }: Taken, { settings }: ChannelRow): Claimed<Push> => ({
  id: due.id,
  tries: due.tries + 1,
  message: {
    devices,
    title: String(settings.title),
    text: due.text,
    link: due.link ?? '/messages',
    key: keyOf(due),
    urgent: due.urgent,
  },
})

/** Writes what became of one. */
export async function setOutcome(
  ctx: Context,
  set: ChannelRow,
  { id, tries, message }: Claimed,
  outcome: SmsOutcome,
): Promise<void> {
  if (outcome.kind === 'unknown') return void (await setUnknown(ctx, id, outcome.because))
  if (outcome.kind === 'refused') {
    const next = afterRefusal({ tries, again: outcome.again }, ctx.now)
    if (next.status === 'failed') await fail(ctx, id, outcome.because || 'given-up')
    else await hold(ctx, id, 'retry', next.notBefore, outcome.because)
    return
  }
  const parts = set.channel === 'sms' ? splitSms(message.text).length : 1
  // The outbox stands in for a gateway: what would have been sent is read there, codes and all.
  const shown = set.channel === 'sms' && set.adapter === 'outbox' ? { text: message.text } : {}
  await setSent(ctx, id, { parts, costMilliyuan: costOf(parts, set.priceMilliyuan), ...shown })
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
      : { text: mailText(texts, variables, facts), filed: null }
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
      sealed: null,
    },
  ])
  await drop(ctx, ids, 'digested', (await deliveryOf(ctx, made.id, channel)).id)
}
