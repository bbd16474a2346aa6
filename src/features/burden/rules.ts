import { addDays, addMonths, type Day, daysBetween, formatDay, monthOf, yearOf } from '#basics/days.ts'

/** What the platform asks of branches, by where it stands written down. */
export const sources = ['forms', 'messages', 'papers', 'meetings', 'tasks'] as const
export type Source = (typeof sources)[number]

export const sourceNames: Record<Source, string> = {
  forms: '填报',
  messages: '消息和提醒',
  papers: '公文材料',
  meetings: '会议记录',
  tasks: '上级布置',
}
export const sourceUnits: Record<Source, string> = {
  forms: '份',
  messages: '条',
  papers: '件',
  meetings: '次',
  tasks: '项',
}
/** Where each number comes from, in a sentence. */
export const sourceGrounds: Record<Source, string> = {
  forms:
    '审计记录里党支部办理的每一次填报；每份多少项，取自表单本身的定义，按最少的算（名单、表格只算一行）。',
  messages: '发给党支部人员的站内信（含短信、邮件提醒），按消息模板分。',
  papers: '党支部印发的请示、报告等公文，以及随文报送的附件。',
  meetings: '党支部登记召开的会议，按种类分。',
  tasks: '上级党组织布置给党支部的任务、整改和其他事项。',
}

export type Quarter = { year: number; quarter: number }

export const quarterOf = (day: Day): Quarter => ({
  year: yearOf(day),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
})
export const quarterBefore = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 }
export const quarterName = ({ year, quarter }: Quarter): string =>
  `${year} 年第${'一二三四'[quarter - 1]}季度`

/** From its first day to the day after its last. */
export type Period = { from: Day; until: Day }

function periodOf({ year, quarter }: Quarter): Period {
  const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  return { from, until: addMonths(from, 3) }
}

/** A running quarter is counted up to today, and the one before only as many days: like stands beside like. */
export function comparedOf(asked: Quarter, today: Day): { now: Period; before: Period; running: boolean } {
  const [whole, previous] = [periodOf(asked), periodOf(quarterBefore(asked))]
  const running = whole.from <= today && today < whole.until
  if (!running) return { now: whole, before: previous, running }
  const days = Math.min(daysBetween(whole.from, today) + 1, daysBetween(previous.from, previous.until))
  return {
    now: { from: whole.from, until: addDays(today, 1) },
    before: { from: previous.from, until: addDays(previous.from, days) },
    running,
  }
}

export const periodInWords = ({ from, until }: Period): string =>
  `${formatDay(from)}至${formatDay(addDays(until, -1))}`

/** The last three years, quarter by quarter, the newest first. */
export function quartersUpTo(today: Day): Quarter[] {
  const found = [quarterOf(today)]
  while (found.length < 12) found.push(quarterBefore(found.at(-1) as Quarter))
  return found
}

/** The department is told in the first days of a quarter of the one before; `null` on other days. */
export const toldOn = (today: Day): Quarter | null =>
  Number(monthOf(today).slice(5)) % 3 === 1 && Number(today.slice(8)) <= 7
    ? quarterBefore(quarterOf(today))
    : null
