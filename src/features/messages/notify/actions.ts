import type { Context } from '#platform/context.ts'
import { channelsSet } from '../channels/queries.ts'
import { filterWords } from '../filter/queries.ts'
import { tellGroups } from '../groups/jobs.ts'
import { insertPosts, type NewPost } from '../groups/queries.ts'
import { type Channel, channels, inboxTopic } from '../rules.ts'
import { sendDue } from '../sending/jobs.ts'
import { afterQuiet, type Planned, plan, usualQuiet, type Wish } from '../sending/rules.ts'
import type { TemplateKey } from '../templates/catalogue/rules.ts'
import { type InForce, templatesInForce } from '../templates/queries.ts'
import {
  type Facts,
  type FilterWord,
  fill,
  filtered,
  mailText,
  plainFacts,
  previewSms,
  whyNotFacts,
} from '../templates/rules.ts'
import {
  insertDeliveries,
  insertMessages,
  type NewDelivery,
  type NewMessage,
  type Recipient,
  recipientsOf,
} from './queries.ts'

export type Notice = {
  template: TemplateKey
  to: readonly ({ personId: number } | { accountId: number } | { replyId: number })[]
  facts: Facts
  /** What stands in the short message alone, kept sealed until it is handed over: a code. */
  secrets?: Facts
  /** What it is about; the page that shows it asks for what is about it. */
  about?: { kind: string; id: string | number }
  /** Where it opens: a path of the platform. */
  link?: string
  /** Of the fact: the same key reaches the same person once, whatever is repeated. */
  key: string
  /** Now, by SMS as well, day and night. */
  urgent?: boolean
  sms?: 'never' | 'allowed' | 'needed'
  /** Not by mail, though the template has a text for it. */
  mail?: 'never'
  /** Whatever the person wishes: of this fact, when not of all that the template is for. */
  mandatory?: boolean
}

/** Tells people of a fact, in the fact's own transaction. Answers how many are told who were not told before. */
export const notify = (ctx: Context, notice: Notice): Promise<number> => notifyAll(ctx, [notice])

/** The same for many facts at once. */
export async function notifyAll(ctx: Context, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0
  const templates = await templatesInForce(ctx, [...new Set(notices.map(({ template }) => template))])
  for (const notice of notices) refuseUnfit(templates.get(notice.template) as InForce, notice)
  const people = await addressees(ctx, notices)

  const told = notices.flatMap((notice) => {
    const template = templates.get(notice.template) as InForce
    const known = new Map(notice.to.flatMap((one) => people(one) ?? []).map((one) => [one.recipient, one]))
    return [...known.values()].map((recipient) => ({ notice, template, recipient }))
  })
  const made = await insertMessages(ctx, told.map(messageOf))
  await deliver(ctx, told, made)
  await tellTheirGroups(ctx, told, made)
  for (const recipient of new Set(made.map((one) => one.recipient))) ctx.signal(inboxTopic(recipient))
  return made.length
}

/** Whoever calls with facts that do not fit the template has a bug: it shall not pass for a message. */
function refuseUnfit(template: InForce, { facts, secrets, key }: Notice): void {
  const why = whyNotFacts(template.variables, { ...facts, ...secrets })
  if (why) throw new Error(`message ${key} (${template.key}): ${why.code} ${JSON.stringify(why.facts)}`)
}

type Address = Notice['to'][number]

async function addressees(ctx: Context, notices: readonly Notice[]) {
  const all = notices.flatMap(({ to }) => to)
  const found = await recipientsOf(ctx, {
    personIds: [...new Set(all.flatMap((one) => ('personId' in one ? one.personId : [])))],
    accountIds: [...new Set(all.flatMap((one) => ('accountId' in one ? one.accountId : [])))],
    replyIds: [...new Set(all.flatMap((one) => ('replyId' in one ? one.replyId : [])))],
  })
  const byPerson = new Map(found.map((one) => [one.personId, one]))
  const byAccount = new Map(found.map((one) => [one.accountId, one]))
  const byReply = new Map(found.map((one) => [one.replyId, one]))
  return (one: Address) => {
    if ('personId' in one) return byPerson.get(one.personId)
    return 'accountId' in one ? byAccount.get(one.accountId) : byReply.get(one.replyId)
  }
}

type Told = { notice: Notice; template: InForce; recipient: Recipient }

function messageOf({ notice, template, recipient }: Told): NewMessage {
  const { texts, variables } = template
  return {
    key: notice.key,
    recipient: recipient.recipient,
    template_key: template.key,
    template_version: template.version,
    account_id: recipient.personId === null ? recipient.accountId : null,
    person_id: recipient.personId,
    reply_id: recipient.replyId,
    in_inbox: recipient.replyId === null,
    organization_id: recipient.organizationId,
    organization_path: recipient.path,
    facts: notice.facts,
    title: fill(texts.inbox.title, variables, covered(notice)),
    body: fill(texts.inbox.body, variables, covered(notice)),
    about_kind: notice.about?.kind ?? null,
    about_id: notice.about ? String(notice.about.id) : null,
    link: notice.link ?? null,
    urgent: notice.urgent ?? false,
    mandatory: isMandatory(notice, template),
  }
}

/** What may be seen of the facts: of a secret, only that there is one. */
const covered = ({ facts, secrets = {} }: Notice): Facts => ({
  ...facts,
  ...Object.fromEntries(Object.keys(secrets).map((name) => [name, '●'.repeat(6)])),
})

const isMandatory = (notice: Notice, template: InForce) => notice.mandatory ?? template.mandatory

async function deliver(
  ctx: Context,
  told: Told[],
  made: { id: number; key: string; recipient: string }[],
): Promise<void> {
  if (made.length === 0) return
  const set = await channelsSet(ctx)
  const enabled = set.filter((one) => one.enabled).map(({ channel }) => channel)
  const signature = String(set.find(({ channel }) => channel === 'sms')?.settings.signature ?? '')
  const words = await filterWords(ctx)
  const idOf = new Map(made.map((one) => [`${one.recipient} ${one.key}`, one.id]))
  const deliveries = told.flatMap((one): NewDelivery[] => {
    const messageId = idOf.get(`${one.recipient.recipient} ${one.notice.key}`)
    if (messageId === undefined) return []
    return planFor(one, enabled, ctx.now).map((planned) => {
      const said = textFor(ctx, planned.channel, one, { signature, words })
      const stopped =
        planned.channel === 'sms' && planned.status !== 'dropped' && filtered(said.text, words).length > 0
      return { ...planned, ...(stopped && { status: 'failed', because: 'filtered' }), messageId, ...said }
    })
  })
  await insertDeliveries(ctx, deliveries)
  // What failed already leaves its place to the next channel.
  const pressing = ({ status, notBefore }: NewDelivery) =>
    status === 'failed' || (status === 'queued' && notBefore <= ctx.now)
  if (deliveries.some(pressing)) await ctx.later(sendDue, {})
}

/** The groups of whose people were told just now: the same words once a day, nothing of anybody in them. */
async function tellTheirGroups(
  ctx: Context,
  told: Told[],
  made: { key: string; recipient: string }[],
): Promise<void> {
  if (made.length === 0) return
  const words = await filterWords(ctx)
  const isNew = new Set(made.map((one) => `${one.recipient} ${one.key}`))
  const posts = new Map<string, NewPost>()
  for (const { notice, template, recipient } of told) {
    const { organizationId } = recipient
    const sms = template.toGroups && template.texts.sms
    if (!sms || organizationId === null || !isNew.has(`${recipient.recipient} ${notice.key}`)) continue
    const text = fill(sms.text, template.variables, plainFacts(template.variables, notice.facts, words))
    const notBefore = notice.urgent ? ctx.now : afterQuiet(ctx.now, usualQuiet)
    posts.set(`${organizationId} ${text}`, { organizationId, key: `${ctx.today} ${text}`, text, notBefore })
  }
  if ((await insertPosts(ctx, [...posts.values()])) > 0) await ctx.later(tellGroups, {})
}

function planFor({ notice, template, recipient }: Told, enabled: Channel[], now: Date): Planned[] {
  const reachable = channels.filter((channel) => reaches[channel](recipient))
  return plan(
    {
      texts: channels.filter((channel) =>
        channel === 'push' ? hasPush(notice, template, recipient) : hasWords(notice, template, channel),
      ),
      enabled,
      reachable,
      wish: wishOf(recipient),
      urgent: notice.urgent ?? false,
      mandatory: isMandatory(notice, template),
      hasInbox: recipient.accountId !== null,
      sms: notice.sms ?? 'allowed',
    },
    now,
  )
}

const reaches: Record<Channel, (recipient: Recipient) => boolean> = {
  sms: ({ hasNumber }) => hasNumber,
  mail: ({ mail }) => mail !== null,
  push: ({ hasDevice }) => hasDevice,
}

const hasWords = ({ mail }: Notice, { texts }: InForce, channel: 'sms' | 'mail') =>
  texts[channel] !== null && !(channel === 'mail' && mail === 'never')

/** A notice in the browser says what the SMS says, to whoever turned it on; never where that holds a code. */
const hasPush = ({ secrets }: Notice, { texts }: InForce, { hasDevice }: Recipient) =>
  hasDevice && texts.sms !== null && secrets === undefined

function wishOf({ muted, quietFrom, quietUntil, digest }: Recipient): Wish | null {
  if (muted === null || quietFrom === null || quietUntil === null) return null
  return { muted, quiet: { from: quietFrom, until: quietUntil }, digest: digest ?? false }
}

type SmsWords = { signature: string; words: readonly FilterWord[] }

function textFor(ctx: Context, channel: Channel, { notice, template }: Told, { signature, words }: SmsWords) {
  const { texts, variables } = template
  const plain = plainFacts(variables, covered(notice), words)
  if (channel === 'sms' && texts.sms) {
    const { text, filed } = previewSms(texts.sms, variables, plain, signature)
    if (!notice.secrets) return { text, filed, sealed: null }
    const whole = previewSms(texts.sms, variables, { ...plain, ...notice.secrets }, signature)
    return { text, filed, sealed: ctx.sealing.seal(JSON.stringify({ text: whole.text, filed: whole.filed })) }
  }
  const text =
    channel === 'push' && texts.sms
      ? fill(texts.sms.text, variables, plain)
      : mailText(texts, variables, covered(notice))
  return { text, filed: null, sealed: null }
}
