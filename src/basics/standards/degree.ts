/** GB/T 6864 学位: groups and the form of the codes verified (V); the full list was not read (M). */
const groups: Record<string, string> = { '1': '名誉博士', '2': '博士', '3': '硕士', '4': '学士' }

/** The disciplines 01–12 of every group: 哲学 (401), 经济学 (402) and 管理学 (212) verified, those between by order (M). */
const disciplines = '哲学 经济学 法学 教育学 文学 历史学 理学 工学 农学 医学 军事学 管理学'.split(' ')

const names = new Map<string, string>([
  ...Object.entries(groups),
  ...['2', '3', '4'].flatMap((group) =>
    disciplines.map((discipline, index): [string, string] => [
      `${group}${String(index + 1).padStart(2, '0')}`,
      `${discipline}${groups[group]}`,
    ]),
  ),
  ['250', '口腔医学博士（专业）'],
])
const byText = new Map([...names].map(([code, name]) => [name, code]))

/**
 * 博士 / 硕士 / 学士, with a discipline (工学硕士) or without, or a code → code. A discipline that is not listed
 * (工程硕士, 双学士) gives its group: 3, 4.
 */
export function parseDegree(text: string): string | null {
  if (names.has(text) || /^[1234]\d\d$/.test(text)) return text
  const name = text.replace(/学位$/, '')
  const group = Object.entries(groups).find(([, ending]) => name.endsWith(ending))?.[0]
  return byText.get(name) ?? group ?? null
}

/** The name of a code; for a three-digit code that is not listed, its group's. */
export const degreeName = (code: string): string => names.get(code) ?? groups[code.charAt(0)] ?? code
