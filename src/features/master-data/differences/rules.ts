import { endingKinds, endings } from '#features/people/memberships/rules.ts'
import type { DifferenceKind } from '../comparison/rules.ts'
import { topicOf } from '../sheets/rules.ts'

export const kindNames: Record<DifferenceKind, string> = {
  retired: '离退休',
  left: '离职',
  deceased: '去世',
  reemployed: '重新在职',
  renamed: '更名',
  corrected: '信息更正',
  moved: '调动',
  admitted: '成为党员',
  confirmed: '转正',
  membershipEnded: '不再是党员',
  statusChanged: '政治面貌变化',
  datesCorrected: '入党、转正日期',
  postsChanged: '党内职务变化',
  kindChanged: '组织类别变化',
  closed: '撤销',
  reopened: '恢复',
  termBegan: '新一届',
  missing: '主数据中缺失',
}

export const differenceStatuses = ['open', 'asked', 'replied', 'accepted', 'declined', 'settled'] as const
export type DifferenceStatus = (typeof differenceStatuses)[number]
export const statusNames: Record<DifferenceStatus, string> = {
  open: '待决定',
  asked: '已询问支部',
  replied: '支部已答复',
  accepted: '已采纳',
  declined: '不采纳',
  settled: '已一致',
}
/** Not decided yet. */
const waiting = ['open', 'asked', 'replied'] as const satisfies DifferenceStatus[]

/** What a difference can mean, where the master data alone does not say it: somebody must. */
export type Choice = { key: string; title: string }

const endingChoices: Choice[] = endingKinds
  .filter((key) => key !== 'died')
  .map((key) => ({ key, title: endings[key].title }))

/** The acts to choose from when a difference is accepted; empty: there is only one. */
export function choicesOf(difference: { kind: string; subject: 'person' | 'organization' }): Choice[] {
  if (difference.kind === 'membershipEnded') return endingChoices
  if (difference.kind === 'admitted')
    return [
      { key: 'admitted', title: '本单位发展' },
      { key: 'transferredIn', title: '从外单位转入' },
    ]
  if (difference.kind !== 'missing') return []
  return difference.subject === 'organization'
    ? [{ key: 'closed', title: '已撤销' }]
    : [
        { key: 'left', title: '已离职' },
        { key: 'retired', title: '已离退休' },
        { key: 'deceased', title: '已去世' },
      ]
}

type Matter = { kind: DifferenceKind; subject: 'person' | 'organization'; field: string }
export const feedOf = ({ subject }: Pick<Matter, 'subject'>) =>
  subject === 'person' ? 'people' : 'organizations'

/** What a difference is about. */
export const subjectMatter = (matter: Matter): string =>
  matter.kind === 'missing' ? '主数据记录' : topicOf(feedOf(matter), matter.field)

/** Kinds that may be accepted many at once: they end nothing, move nobody and need no choice. */
export const isHarmless = (kind: string): boolean =>
  kind === 'retired' || kind === 'reemployed' || kind === 'renamed' || kind === 'corrected'

/**
 * Accepting opens a transfer: a member's formal relation goes from branch to branch by 组织关系转接 only (党员教育管理工作条例
 * 第二十五条, V). Somebody without membership is moved at once.
 */
export const opensTransfer = (difference: {
  kind: string
  subject: 'person' | 'organization'
  membership: string | null
}): boolean =>
  difference.kind === 'moved' &&
  difference.subject === 'person' &&
  (difference.membership === 'active' || difference.membership === 'suspended')

/** Why a difference cannot be decided any more; null when it can. */
export const whyNotDecide = (status: DifferenceStatus): string | null =>
  (waiting as readonly string[]).includes(status) ? null : `difference-${status}`

/** Why the choice will not do; null when it will. */
export function whyNotChoice(
  difference: { kind: string; subject: 'person' | 'organization' },
  as: string | undefined,
): string | null {
  const choices = choicesOf(difference)
  if (choices.length === 0) return null
  return choices.some(({ key }) => key === as) ? null : 'difference-needs-choice'
}

/** What the register holds by now, seen from the difference: as it was, as the master data says, or something else. */
export function standOf(
  difference: { masterValue: string | null; registerValue: string | null },
  now: string | null,
): 'asBefore' | 'agreed' | 'otherwise' {
  if (now === difference.masterValue) return 'agreed'
  return now === difference.registerValue ? 'asBefore' : 'otherwise'
}
