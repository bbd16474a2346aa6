import type { Day } from '#basics/days.ts'
import type { Block, DocumentKind } from '../rules.ts'
import { documentKindNames, goesUp } from '../rules.ts'

/** Everything the rules of a kind ask about. */
export type Facts = {
  kind: DocumentKind
  title: string
  organization: { id: number; name: string; superiorId: number | null; superiorName: string | null }
  addresseeId: number | null
  addressee: string | null
  copyTo: string[]
  /** Those of `copyTo` that stand below the organization. */
  copiedBelow: string[]
  blocks: Block[]
  signatory: string | null
  contactName: string | null
  contactPhone: string | null
  /** The 请示 that a 批复 answers. */
  answers: {
    organizationId: number
    /** Who was asked; null: somebody outside of the platform. */
    addresseeId: number | null
    quoted: string
    number: string | null
    status: string
    answered: boolean
  } | null
  /** Labels of fields that are still blank. */
  missing: string[]
  /** Characters that would print as boxes. */
  unprintable: string[]
}

export type Finding = { code: string; facts: Record<string, string> }
const finding = (code: string, facts: Record<string, string> = {}): Finding => ({ code, facts })
type Check = (facts: Facts) => Finding | null

const paragraphsOf = ({ blocks }: Facts) => blocks.flatMap((one) => (one.k === 'table' ? [] : [one.text]))

/** Phrases that ask for a decision: they end a 请示, and have no place in a 报告. */
const asking = /(?:妥否|当否|可否)[，,]|请(?:予)?(?:批示|批复|审批|批准|指示)/g
const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length

const missing: Check = ({ missing }) =>
  missing.length ? finding('document-field-missing', { labels: missing.join('、') }) : null

const unprintable: Check = ({ unprintable }) =>
  unprintable.length ? finding('document-unprintable', { signs: unprintable.map(named).join('、') }) : null
const named = (sign: string) => {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return /\p{Co}|\p{Cc}|\p{Cf}|\p{Cn}/u.test(sign) ? code : `“${sign}”（${code}）`
}

/**
 * 密级 is stated as 绝密, 机密 or 秘密 with ★ (GB/T 9704-2012 7.2.2, V). The platform holds no state secrets: what is
 * marked as one is not issued here.
 */
const classified: Check = (facts) => {
  const [mark] =
    [facts.title, ...paragraphsOf(facts)]
      .join('\n')
      .match(/(?:绝密|机密|秘密)\s*[★☆]|^(?:绝密|机密|秘密)$/m) ?? []
  return mark ? finding('document-classified', { mark }) : null
}

/** The title is 发文机关＋事由＋文种. GB/T 9704-2012 7.3.1 (V): 请示 ends with 请示, never with 请示报告. */
const title: Check = ({ kind, title }) =>
  title.trim() && title.endsWith(titleEnds[kind])
    ? null
    : finding('document-title', { kind: documentKindNames[kind], ends: titleEnds[kind] })
const titleEnds: Record<DocumentKind, string> = { ...documentKindNames }

/**
 * 请示: one addressee, the committee above that decides; an organization at the top writes to whom is outside.
 * 党政机关公文处理工作条例（2012）第十五条 (M): 原则上主送一个上级机关, 不得抄送下级机关, 不得越级.
 */
const addressee: Check = ({ kind, organization, addresseeId, addressee }) => {
  if (kind === 'publicNotice' || kind === 'certificate') return null
  if (!addressee?.trim()) return finding('document-addressee-missing', { kind: documentKindNames[kind] })
  if (!goesUp(kind)) return null
  if (kind === 'request' && /[、，,；;]/.test(addressee)) return finding('request-one-addressee')
  if (organization.superiorId !== null && addresseeId !== organization.superiorId)
    return finding('document-not-superior', {
      kind: documentKindNames[kind],
      superior: organization.superiorName ?? '',
    })
  return null
}

/** 第十五条 (M): 除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文. */
const toPerson: Check = ({ kind, addressee }) =>
  goesUp(kind) && /(?:同志|先生|女士|书记|主任|院长|所长|部长|处长)$/.test(addressee ?? '')
    ? finding('document-to-person', { addressee: addressee ?? '' })
    : null

const copiedBelow: Check = ({ kind, copiedBelow: [name] }) =>
  kind === 'request' && name ? finding('request-copied-below', { name }) : null

/** 一文一事. 第十五条 (V: 请示应当一文一事). */
const oneMatter: Check = (facts) => {
  if (facts.kind !== 'request') return null
  const matters = count(facts.title, /关于/g)
  const asked = paragraphsOf(facts).filter((text) => count(text, asking) > 0).length
  return matters > 1 || asked > 1 ? finding('request-two-matters') : null
}

const requestEnds: Check = (facts) => {
  if (facts.kind !== 'request') return null
  const last = paragraphsOf(facts).at(-1) ?? ''
  return count(last, asking) > 0 ? null : finding('request-ending')
}

/** 第十五条 (V): 不得在报告等非请示性公文中夹带请示事项. */
const reportAsks: Check = (facts) => {
  if (facts.kind !== 'report') return null
  const [phrase] = paragraphsOf(facts).join('\n').match(asking) ?? []
  return phrase ? finding('report-asks', { phrase }) : null
}

/** 上行文 carries 签发人; a 请示 says in its 附注 whom to ask. GB/T 9704-2012 7.2.6, 7.3.7 (V figure, M). */
const signatory: Check = ({ kind, signatory }) =>
  goesUp(kind) && !signatory?.trim() ? finding('signatory-missing', { kind: documentKindNames[kind] }) : null
const contact: Check = ({ kind, contactName, contactPhone }) =>
  kind === 'request' && !(contactName?.trim() && contactPhone?.trim()) ? finding('contact-missing') : null

/** A 批复 answers one issued 请示, goes only to who asked, opens with its title and number, and says yes or no (V). */
const reply: Check = (facts) => {
  if (facts.kind !== 'reply') return null
  const { answers } = facts
  if (!answers) return finding('reply-without-request')
  if (answers.status !== 'issued' || !answers.number) return finding('reply-request-not-issued')
  if (answers.answered) return finding('reply-exists', { number: answers.number })
  if (answers.addresseeId !== facts.organization.id) return finding('reply-not-asked')
  if (facts.addresseeId !== answers.organizationId) return finding('reply-not-asker')
  const quotation = `《${answers.quoted}》（${answers.number}）收悉`
  const [first = '', ...rest] = paragraphsOf(facts)
  if (!first.includes(quotation)) return finding('reply-quotation', { quotation })
  return [first, ...rest].some((text) => text.includes('同意')) ? null : finding('reply-undecided')
}

const checks: Check[] = [
  classified,
  missing,
  title,
  addressee,
  toPerson,
  copiedBelow,
  reply,
  oneMatter,
  requestEnds,
  reportAsks,
  signatory,
  contact,
  unprintable,
]

/** All that stands in the way of issuing, the gravest first. */
export const findingsOf = (facts: Facts): Finding[] =>
  checks.flatMap((check) => {
    const found = check(facts)
    return found ? [found] : []
  })

/** A document bears a day that has come; not one of long ago, whose number would stand among those of today. */
export const whyNotOn = (issuedOn: Day, today: Day): string | null =>
  issuedOn > today ? 'document-issued-in-future' : null

/** A notice to 各党支部, and every 公示, is for all that stand below who wrote it. */
export const isForAllBelow = (kind: DocumentKind, addressee: string | null) =>
  kind === 'publicNotice' || (kind === 'notice' && /^(?:各|所属|全)/.test(addressee ?? ''))
