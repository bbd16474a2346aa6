import type { Day } from '#basics/days.ts'

export type Receiver = { id: number; name: string; path: string; closedOn: Day | null }

/** Why a task may not be given to these: one of them is not below the giver, or stands no more. */
export function whyNotGive(
  from: { path: string },
  receivers: readonly Receiver[],
  today: Day,
): { code: string; name: string } | null {
  for (const { name, path, closedOn } of receivers) {
    if (path === from.path || !path.startsWith(from.path)) return { code: 'work-item-not-below', name }
    if (closedOn !== null && closedOn <= today) return { code: 'work-item-place-closed', name }
  }
  return null
}

export type Known = {
  members: number
  secretaries: number
  termsOverdue: number
  meetings: number
  applicants: number
  openItems: number
  documents: number
}

/** What the platform can answer already of the organizations chosen, each with the place where it is read. */
export const knownFacts = (known: Known, year: number) => [
  { title: '党员名册', says: `党员 ${known.members} 名，姓名、入党日期、学历等都在名册里`, to: '/people' },
  {
    title: '书记和任期',
    says: `在任书记 ${known.secretaries} 名，任期届满 ${known.termsOverdue} 个`,
    to: '/organizations',
  },
  {
    title: '组织生活',
    says: `${year} 年已登记会议 ${known.meetings} 次`,
    to: `/meetings?from=${year}-01-01`,
  },
  { title: '发展党员', says: `正在培养发展 ${known.applicants} 人`, to: '/admissions' },
  { title: '请示报告', says: `${year} 年已发文 ${known.documents} 件`, to: '/documents' },
  { title: '在办事项', says: `办理中的任务和整改 ${known.openItems} 项`, to: '/work-items' },
]
