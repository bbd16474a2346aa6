import { type RetentionKey, ruleOf } from '#features/retention/kept/rules.ts'
import { periodWords } from '#features/retention/rules.ts'
import type { SheetKey } from '../../sheets/rules.ts'

/**
 * What is kept of somebody, and why. `grade` is that of the ground: V read in the text, M from memory, to be held
 * against the text by whoever answers for it. `tables` are where it stands.
 */
export type Kept = {
  title: string
  sheets: readonly SheetKey[]
  why: string
  ground: string
  grade: 'V' | 'M'
  keptFor: string
  /** What of it ends by its time: how long is told by the rule itself. */
  ends?: readonly RetentionKey[]
  seenBy: string
  corrected: string
  tables: readonly string[]
}

/** Said of more than one kind. */
export const forGood = '长期。党员信息不删除，只注明去向（转出、出党、去世、停止党籍）'
export const chain = '本人，所在党支部和上级党组织的管理人员'
export const byProposal = '在“我的信息”里按旁边的笔申请更正，党支部核对后改'
export const duty = '个人信息保护法第十三条（履行法定职责、人力资源管理）'

/** How long, in words: what is for good, and what ends after so many days. */
export function keptWords(
  { keptFor = '', ends = [] }: { keptFor?: string; ends?: readonly RetentionKey[] },
  daysOf: (key: RetentionKey) => number = (key) => ruleOf(key).days,
): string {
  const ending = ends.map((key) => `${ruleOf(key).title}：${periodWords(key, daysOf(key))}`)
  return [keptFor, ...ending].filter((part) => part !== '').join('；')
}
