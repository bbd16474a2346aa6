import { type Day, formatDay, isDay } from '#basics/days.ts'
import { splitSms, withSignature } from '#basics/sms-text.ts'

/**
 * What may be filled into a text. Of these, only what says nothing of a person may stand in an SMS: no name, no
 * identity number, no opinion (regulations §10.5; 《通信短信息服务管理规定》 2015, M).
 */
export const variableKinds = {
  type: { name: '事项类型', most: 20, sms: true },
  number: { name: '编号', most: 30, sms: true },
  deadline: { name: '日期', most: 11, sms: true },
  count: { name: '数量', most: 6, sms: true },
  organization: { name: '党组织简称', most: 20, sms: true },
  code: { name: '验证码', most: 6, sms: true },
  person: { name: '姓名', most: 50, sms: false },
  words: { name: '文字', most: 200, sms: false },
} as const
export type VariableKind = keyof typeof variableKinds

/** `name` is how programs call it, `label` how it stands in the text: {编号}. */
export type Variable = { name: string; label: string; kind: VariableKind }

export type Texts = {
  inbox: { title: string; body: string }
  /** `filed`: the number under which the carrier filed the text. */
  sms: { text: string; filed: string | null } | null
  mail: { subject: string; body: string } | null
}

export type Template = {
  key: string
  name: string
  /** When it is sent. */
  purpose: string
  variables: readonly Variable[]
  /** Nobody may silence it. */
  mandatory: boolean
  /** Groups of the organization whose people are told hear of it too, in the words of the SMS. */
  toGroups?: true
  texts: Texts
}

export type Facts = Record<string, string | number>
type Fault = { code: string; facts: Record<string, string | number> }

const placeholder = /\{([^{}]*)\}/g

/** The labels that stand in a text, in order. */
export const labelsIn = (text: string): string[] =>
  [...text.matchAll(placeholder)].map(([, label]) => label ?? '')

const fields = ['inbox.title', 'inbox.body', 'sms.text', 'mail.subject', 'mail.body'] as const
export type TextField = (typeof fields)[number]
const longest: Record<TextField, number> = {
  'inbox.title': 60,
  'inbox.body': 500,
  'sms.text': 268,
  'mail.subject': 80,
  'mail.body': 2000,
}

function textAt(texts: Texts, field: TextField): string | null {
  if (field === 'inbox.title') return texts.inbox.title
  if (field === 'inbox.body') return texts.inbox.body
  if (field === 'sms.text') return texts.sms?.text ?? null
  return (field === 'mail.subject' ? texts.mail?.subject : texts.mail?.body) ?? null
}

export type FilterWord = { word: string; instead: string }
export type SmsRules = { signature: string; words: readonly FilterWord[]; mostParts: number }

/** Why texts cannot be used for a template: each fault with its field. Null when they can. */
export function whyNotTexts(
  template: Pick<Template, 'variables'>,
  texts: Texts,
  sms: SmsRules,
): Fault | null {
  for (const field of fields) {
    const text = textAt(texts, field)
    if (text === null) continue
    const fault = whyNotText(template.variables, text, field)
    if (fault) return fault
  }
  return texts.sms ? whyNotSms(template.variables, texts.sms.text, sms) : null
}

function whyNotText(variables: readonly Variable[], text: string, field: TextField): Fault | null {
  if (!text.trim()) return { code: 'template-text-empty', facts: { field } }
  if (text.length > longest[field])
    return { code: 'template-text-long', facts: { field, most: longest[field] } }
  if (/[{}]/.test(text.replace(placeholder, ''))) return { code: 'message-template-braces', facts: { field } }
  const known = variables.map(({ label }) => label)
  const stranger = labelsIn(text).find((label) => !known.includes(label))
  return stranger === undefined
    ? null
    : { code: 'template-variable-unknown', facts: { field, name: stranger, known: known.join('、') } }
}

function whyNotSms(variables: readonly Variable[], text: string, sms: SmsRules): Fault | null {
  const field = 'sms.text'
  const used = labelsIn(text)
  const personal = variables.find(({ label, kind }) => used.includes(label) && !variableKinds[kind].sms)
  if (personal) return { code: 'template-sms-personal', facts: { field, name: personal.label } }
  if (/https?:|www\.|:\/\//i.test(text)) return { code: 'template-sms-link', facts: { field } }
  if (/[【】]/.test(text)) return { code: 'template-sms-signature', facts: { field } }
  const stopped = filtered(text, sms.words)[0]
  if (stopped) return { code: 'template-sms-filtered', facts: { field, ...stopped } }
  const parts = splitSms(withSignature(sms.signature, fill(text, variables, longestFacts(variables)))).length
  return parts > sms.mostParts
    ? { code: 'template-sms-long', facts: { field, parts, most: sms.mostParts } }
    : null
}

/** The words in a text that carriers stop, however they are spaced. */
export function filtered(text: string, words: readonly FilterWord[]): FilterWord[] {
  const plain = text.replace(/[\s·.,，。、_*-]/g, '')
  return words.filter(({ word }) => plain.includes(word.replace(/\s/g, '')))
}

/** How a type of the house, or an organization, is called where the Party is not named: the longest first. */
const spelledOut: readonly FilterWord[] = [
  { word: '发展党员', instead: '组织发展' },
  { word: '党员大会', instead: '全体大会' },
  { word: '党总支', instead: '总支' },
  { word: '党支部', instead: '支部' },
  { word: '党小组', instead: '小组' },
  { word: '党组织', instead: '组织' },
  { word: '党员', instead: '成员' },
  { word: '党委', instead: '委员会' },
  { word: '党费', instead: '费用' },
  { word: '党课', instead: '专题课' },
  { word: '党日', instead: '活动日' },
]

/** Said in the words of the list where carriers would stop it; where they do not help, only that there is something. */
export function plainly(said: string, words: readonly FilterWord[]): string {
  if (filtered(said, words).length === 0) return said
  const plain = [...spelledOut, ...words]
    .filter(({ instead }) => /^[\p{Script=Han}\d]+$/u.test(instead))
    .reduce((text, { word, instead }) => text.replaceAll(word, instead), said)
  return filtered(plain, words).length === 0 ? plain : '待办事项'
}

/** The facts as an SMS tells them: types and organizations in words that carriers let through. */
export const plainFacts = (
  variables: readonly Variable[],
  facts: Facts,
  words: readonly FilterWord[],
): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const kind = variables.find((one) => one.name === name)?.kind
      const told = kind === 'type' || kind === 'organization'
      return [name, told ? plainly(String(value), words) : value]
    }),
  )

/** Values as long as they may be: what a text can come to. */
export const longestFacts = (variables: readonly Variable[]): Facts =>
  Object.fromEntries(
    variables.map(({ name, kind }) => [
      name,
      kind === 'deadline' ? '2026-12-31' : kind === 'count' ? 999_999 : '字'.repeat(variableKinds[kind].most),
    ]),
  )

/** Values to show a text with. */
export const sampleFacts = (variables: readonly Variable[]): Facts =>
  Object.fromEntries(variables.map(({ name, label, kind }) => [name, samples[kind] ?? label]))
const samples: Record<VariableKind, string | number> = {
  type: '换届请示',
  number: '0421',
  deadline: '2026-12-31',
  count: 3,
  organization: '第一党支部',
  code: '482196',
  person: '单雄信',
  words: '请于本月底前报送。',
}

/** Why these facts do not fit the variables; null when they do. A caller that gets an answer here has a bug. */
export function whyNotFacts(variables: readonly Variable[], facts: Facts): Fault | null {
  const stranger = Object.keys(facts).find((name) => !variables.some((one) => one.name === name))
  if (stranger) return { code: 'message-fact-unknown', facts: { name: stranger } }
  for (const { name, label, kind } of variables) {
    const value = facts[name]
    if (value === undefined || value === '') return { code: 'message-fact-missing', facts: { name: label } }
    if (!fits(kind, value))
      return { code: 'message-fact-unfit', facts: { name: label, kind: variableKinds[kind].name } }
  }
  return null
}

function fits(kind: VariableKind, value: string | number): boolean {
  if (kind === 'count') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 999_999
  if (typeof value !== 'string') return false
  if (kind === 'deadline') return isDay(value)
  if (kind === 'code') return /^\d{6}$/.test(value)
  // Neither a mobile number nor an identity number is a number of ours.
  if (kind === 'number') return value.length <= variableKinds.number.most && !/1\d{10}|\d{14}/.test(value)
  return !hidesNumber(value) || kind === 'words'
}
const hidesNumber = (text: string) => /(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]/.test(text)

/** A text with its values in it; what is longer than it may be ends in …. */
export function fill(text: string, variables: readonly Variable[], facts: Facts): string {
  return text.replace(placeholder, (_whole, label: string) => {
    const variable = variables.find((one) => one.label === label)
    return variable ? shown(variable.kind, facts[variable.name] ?? '') : ''
  })
}

function shown(kind: VariableKind, value: string | number): string {
  if (kind === 'deadline') return formatDay(value as Day)
  const text = String(value)
  const { most } = variableKinds[kind]
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

export type SmsPreview = {
  text: string
  length: number
  parts: string[]
  filed: { template: string; values: string[] } | null
}

/** The SMS as it would be sent: with signature, counted, cut. */
export function previewSms(
  sms: NonNullable<Texts['sms']>,
  variables: readonly Variable[],
  facts: Facts,
  signature: string,
): SmsPreview {
  const text = withSignature(signature, fill(sms.text, variables, facts))
  const values = labelsIn(sms.text).map((label) => fill(`{${label}}`, variables, facts))
  return {
    text,
    length: text.length,
    parts: splitSms(text),
    filed: sms.filed ? { template: sms.filed, values } : null,
  }
}

/** A mail in one piece: its subject is the first line. */
export function mailText({ mail, inbox }: Texts, variables: readonly Variable[], facts: Facts): string {
  const { subject, body } = mail ?? { subject: inbox.title, body: inbox.body }
  return `${fill(subject, variables, facts).replaceAll('\n', ' ')}\n${fill(body, variables, facts)}`
}

/** The piece taken apart, with the address where it opens. */
export function mailOf(text: string, address: string | null): { subject: string; text: string } {
  const [subject = '', ...body] = text.split('\n')
  return { subject, text: [...body, ...(address ? ['', address] : [])].join('\n') }
}

export const maskMail = (mail: string) => mail.replace(/^(.)[^@]*/, '$1***')
