import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { channelsSet } from '../channels/queries.ts'
import { filterWords } from '../filter/queries.ts'
import { catalogue, type TemplateKey } from './catalogue/rules.ts'
import type { templates } from './contract.ts'
import { type InForce, insertVersion, templatesInForce, versionsOf } from './queries.ts'
import {
  fill,
  longestFacts,
  plainFacts,
  previewSms,
  type SmsRules,
  sampleFacts,
  type Texts,
  type Variable,
  variableKinds,
  whyNotTexts,
} from './rules.ts'

/** What holds for the whole institute is changed by whoever answers for all of it. */
export function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'messages-need-whole')
}

/** An SMS of more than three parts is a letter. */
const mostParts = 3

async function smsRules(ctx: Context): Promise<SmsRules> {
  const sms = (await channelsSet(ctx)).find(({ channel }) => channel === 'sms')
  return { signature: String(sms?.settings.signature ?? ''), words: await filterWords(ctx), mostParts }
}

const shownVariable = ({ name, label, kind }: Variable) => ({
  name,
  label,
  kind,
  kindName: variableKinds[kind].name,
  sms: variableKinds[kind].sms,
})
const shown = ({ variables, ...template }: InForce) => ({
  ...template,
  key: template.key as TemplateKey,
  variables: variables.map(shownVariable),
})

async function inForce(ctx: Context, key: TemplateKey): Promise<InForce> {
  return (await templatesInForce(ctx, [key])).get(key) as InForce
}

function previewOf({ variables }: Pick<InForce, 'variables'>, texts: Texts, { signature, words }: SmsRules) {
  const facts = sampleFacts(variables)
  const filled = (text: string) => fill(text, variables, facts)
  const { inbox, sms, mail } = texts
  const said = sms && previewSms(sms, variables, plainFacts(variables, facts, words), signature)
  return {
    inbox: { title: filled(inbox.title), body: filled(inbox.body) },
    sms: sms &&
      said && {
        text: said.text,
        length: said.length,
        parts: said.parts,
        mostParts: previewSms(sms, variables, longestFacts(variables), signature).parts.length,
      },
    mail: mail && { subject: filled(mail.subject), body: filled(mail.body) },
  }
}

async function refuseTexts(ctx: Context, template: InForce, texts: Texts): Promise<SmsRules> {
  const rules = await smsRules(ctx)
  const why = whyNotTexts(template, texts, rules)
  if (why) throw new Refusal('invalid', why.code, { ...why.facts, field: `texts.${why.facts.field}` })
  return rules
}

export const templateActions: ActionsOf<typeof templates> = {
  async list(ctx) {
    const found = await templatesInForce(
      ctx,
      catalogue.map(({ key }) => key),
    )
    return [...found.values()].map(shown)
  },

  async get(ctx, { key }) {
    return { ...shown(await inForce(ctx, key)), versions: await versionsOf(ctx, key) }
  },

  async preview(ctx, { key, texts }) {
    const template = await inForce(ctx, key)
    return previewOf(template, texts, await refuseTexts(ctx, template, texts))
  },

  async publish(ctx, { key, texts, version, note }) {
    refuseUnlessWhole(ctx)
    const before = await inForce(ctx, key)
    await refuseTexts(ctx, before, texts)
    const newer = before.version !== version
    if (newer || !(await insertVersion(ctx, key, { version: version + 1, texts, note })))
      throw new Refusal('conflict', 'template-changed-meanwhile', { by: before.publishedBy })
    ctx.record({
      action: 'messageTemplate.published',
      subject: { kind: 'messageTemplate', id: key, name: before.name },
      path: ctx.reach.paths[0],
      before: textsInWords(before.texts),
      after: textsInWords(texts),
      reason: note,
    })
    return shown(await inForce(ctx, key))
  },
}

const textsInWords = ({ inbox, sms, mail }: Texts) => ({
  inboxText: `${inbox.title}\n${inbox.body}`,
  smsText: sms?.text ?? null,
  filedTemplate: sms?.filed ?? null,
  mailText: mail && `${mail.subject}\n${mail.body}`,
})
