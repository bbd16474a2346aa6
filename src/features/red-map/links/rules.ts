import { type Day, daysBetween, parseDay } from '#basics/days.ts'
import type { LinkState } from '../rules.ts'

export const outcomes = ['alive', 'gone', 'unreached', 'refused'] as const
/** `gone`: the site says that there is no such page; `refused`: it is there, but does not answer a program. */
export type Outcome = (typeof outcomes)[number]
export const outcomeNames: Record<Outcome, string> = {
  alive: '可以打开',
  gone: '页面不存在',
  unreached: '打不开',
  refused: '网站不答复程序',
}

export type Look = { onDay: Day; outcome: Outcome }

/** 已失效 is said of an address only after so many failing days in a row, so many days apart (M, so a parameter). */
const patience = { failures: 3, days: 7 } as const

/**
 * What the looks at an address, newest first, say together. One failure, and many on one day, say 暂不可用 only: a
 * network may be down. A site that refuses programs is there: it never counts towards 已失效.
 */
export function stateOf(
  looks: readonly Look[],
  given: { failures: number; days: number } = patience,
): LinkState {
  const [last] = looks
  if (!last) return 'unchecked'
  if (last.outcome === 'alive') return 'alive'
  const since = looks.findIndex(({ outcome }) => outcome === 'alive' || outcome === 'refused')
  const failures = since < 0 ? looks : looks.slice(0, since)
  const days = [...new Set(failures.map(({ onDay }) => onDay))]
  const [newest, oldest] = [days[0], days.at(-1)]
  if (!newest || !oldest || days.length < given.failures) return 'unsteady'
  return daysBetween(oldest, newest) >= given.days ? 'dead' : 'unsteady'
}

/** The header of the sheet that carries looks from the extranet to the intranet. */
export const carried = ['名称', '网址', '检查日期', '结果', '说明'] as const

type Carried = { url: string; onDay: Day; outcome: Outcome; reason: string }

/** Reads that sheet: every line that names an address, a day up to today and a known outcome. */
export function readCarried(
  lines: readonly { line: number; cells: readonly string[] }[],
  today: Day,
): { looks: Carried[] } | { code: string; facts: Record<string, unknown> } {
  const at = lines.findIndex((line) =>
    carried.every((title) => line.cells.some((cell) => cell.trim() === title)),
  )
  const header = lines[at]?.cells.map((cell) => cell.trim())
  if (!header) return { code: 'red-looks-header', facts: { titles: carried.join('、') } }
  const looks: Carried[] = []
  for (const { line, cells } of lines.slice(at + 1)) {
    const under = (title: (typeof carried)[number]) => cells[header.indexOf(title)]?.trim() ?? ''
    const [url, word] = [under('网址'), under('结果')]
    if (!url) continue
    const outcome = outcomes.find((one) => outcomeNames[one] === word)
    const onDay = parseDay(under('检查日期'))
    if (!outcome || !onDay || onDay > today) return { code: 'red-looks-line', facts: { line } }
    looks.push({ url, onDay, outcome, reason: under('说明') || word })
  }
  return looks.length ? { looks } : { code: 'red-looks-empty', facts: {} }
}
