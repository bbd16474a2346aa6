const from = [
  [5, '早上好'],
  [9, '上午好'],
  [12, '中午好'],
  [14, '下午好'],
  [18, '晚上好'],
] as const

/** The greeting of the hour; before five in the morning still the evening's. */
export const greeting = (now: Date): string =>
  from.findLast(([hour]) => now.getHours() >= hour)?.[1] ?? '晚上好'

/** `2026 年 11 月 24 日　星期二` */
export function dayInWords(now: Date): string {
  const weekday = '日一二三四五六'[now.getDay()]
  return `${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日　星期${weekday}`
}
