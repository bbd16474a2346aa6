import type { Option } from '#web/kit/fields.ts'

/** The usual times of pulling, in words; whoever has another keeps it as it was set over the API. */
const usual: Record<string, string> = {
  '30 2 * * *': '每天 2:30',
  '30 12 * * *': '每天 12:30',
  '0 * * * *': '每小时整点',
  '30 2 * * 1': '每周一 2:30',
  '30 2 1 * *': '每月 1 日 2:30',
}

/** When a source is pulled, as people say it. */
export const timetableInWords = (cron: string | null): string =>
  cron === null ? '手动拉取' : (usual[cron] ?? `另设的时间（${cron}）`)

/** The times to choose from, with the one that a source has already. */
export const timetables = (own: string | null): Option[] =>
  [...new Set([...Object.keys(usual), ...(own ? [own] : [])])].map((cron) => ({
    value: cron,
    label: timetableInWords(cron),
  }))
