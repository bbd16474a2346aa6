import { isMasked, type MaskedField } from '#basics/masks.ts'
import { formatYuan } from '#basics/money.ts'
import { duesKindNames } from '#features/dues/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { type CorrectableField, correctable } from '#features/people/changes/rules.ts'
import { valueInWords } from '#features/people/values/rules.ts'
import { causeNames } from '#features/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import type { SlipKind } from '../rules.ts'
import {
  type Asked,
  factsOfAppraisal,
  factsOfBase,
  factsOfConsent,
  factsOfLeave,
  factsOfPerson,
  factsOfProposal,
  factsOfTransfer,
} from './queries.ts'
import type { Facts, Row } from './rules.ts'

export type Gathered = Facts & { personId: number; organizationId: number; path: string }
type Reading = Pick<Context, 'db' | 'reach'>
type Place = Pick<Gathered, 'personId' | 'personName' | 'organizationId' | 'organizationName' | 'path'>

/** Who and where, without the facts of the kind. */
const placeOf = ({ personId, personName, organizationId, organizationName, path }: Place): Place => ({
  personId,
  personName,
  organizationId,
  organizationName,
  path,
})

const unknown = '（未登记）'
/** What stands on paper in place of what is kept sealed. */
const sealedWords: Record<MaskedField, string> = {
  identityNumber: '（号码已加密登记，请当面核对证件）',
  phone: '（号码已加密登记，请当面核对证件）',
  homeAddress: '（住址已加密登记，请当面核对）',
}

async function recordFacts(ctx: Reading, { personId, subjectId }: Asked): Promise<Gathered | null> {
  const found = await factsOfPerson(ctx, personId ?? subjectId)
  if (!found) return null
  const {
    personId: _,
    personName: __,
    organizationId: ___,
    organizationName: ____,
    path: _____,
    ...facts
  } = found
  const rows = Object.entries(facts).map(
    ([field, value]): Row => [
      correctable[field as CorrectableField].title,
      valueInWords(field, value) ?? unknown,
    ],
  )
  return { ...placeOf(found), rows }
}

async function proposalFacts(ctx: Reading, asked: Asked): Promise<Gathered | null> {
  const found = await factsOfProposal(ctx, asked)
  if (!found) return null
  const field = found.field as CorrectableField
  const after = isMasked(field) ? sealedWords[field] : valueInWords(field, found.after)
  return {
    ...placeOf(found),
    rows: [
      ['更正项目', correctable[field].title],
      ['登记的内容', valueInWords(field, found.before) ?? unknown],
      ['申请更正为', after ?? found.after],
      ['说明', found.explanation],
    ],
  }
}

const gatherers: Record<SlipKind, (ctx: Reading, asked: Asked) => Promise<Gathered | null>> = {
  async helpingConsent(ctx, asked) {
    const found = await factsOfConsent(ctx, asked)
    return found ? { ...found, rows: [] } : null
  },
  recordCheck: recordFacts,
  correction: proposalFacts,
  async leave(ctx, asked) {
    const found = await factsOfLeave(ctx, asked)
    if (!found) return null
    const rows: Row[] = [
      ['会议', found.title || meetingKindNames[found.kind as keyof typeof meetingKindNames]],
      ['时间', [found.onDay, found.startsAt].filter(Boolean).join(' ')],
      ['地点', found.place || unknown],
    ]
    return { ...placeOf(found), rows, said: found.excuse }
  },
  async duesBase(ctx, asked) {
    const found = await factsOfBase(ctx, asked)
    if (!found) return null
    const rows: Row[] = [
      ['起始月份', found.fromMonth],
      ['类别', duesKindNames[found.kind as keyof typeof duesKindNames]],
      ['缴费基数', found.fen === null ? '按类别核定' : `${formatYuan(found.fen)} 元`],
    ]
    return { ...placeOf(found), rows }
  },
  async transfer(ctx, asked) {
    const found = await factsOfTransfer(ctx, asked)
    if (!found) return null
    const rows: Row[] = [
      ['转出', found.fromName],
      ['转入', found.toName],
      ['事由', causeNames[found.cause as keyof typeof causeNames]],
      ['党费交至', found.paidUntil ?? unknown],
    ]
    return { ...placeOf(found), rows, said: found.explanation }
  },
  async selfAppraisal(ctx, asked) {
    const found = await factsOfAppraisal(ctx, asked)
    return found ? { ...placeOf(found), rows: [['年度', `${found.year} 年`]], said: found.selfText } : null
  },
}

/** What is known for a form, when its record is within reach; null when it is not found. */
export const gather = (ctx: Reading, kind: SlipKind, asked: Asked) => gatherers[kind](ctx, asked)
