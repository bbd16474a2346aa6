/**
 * What is kept for a time only, declared by the feature whose table it is. Grounds: 个人信息保护法第十九条（保存期限为实现处理目的所必要的
 * 最短时间）and 第四十七条（处理目的已实现、保存期限已届满的应当主动删除）, both M. The days are parameters of the institute; `least` is how
 * far down it may go. `grade` is that of `ground`: V read in the text, M from memory.
 */
export type RetentionRule<Key extends string = string> = {
  key: Key
  title: string
  /** From when the days count, in words: 最后一次使用. */
  from: string
  days: number
  least: number
  /** Why so long, and why not shorter. */
  why: string
  ground: string
  grade: 'V' | 'M'
  /** The row goes, or what is personal in it. */
  effect: 'deleted' | 'emptied'
  /** Why a row stays though its time is over. */
  held: Readonly<Record<string, string>>
  tables: readonly string[]
}

/** Said by more than one rule. */
export const shortest = '个人信息保护法第十九条（最短必要时间）'
export const purposeOver = '个人信息保护法第四十七条（处理目的已实现，主动删除）'
export const networkLogs = '网络安全法第二十三条（网络日志留存不少于六个月）'

/** Six months are never longer than these days. */
export const sixMonths = 184
