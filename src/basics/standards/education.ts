/** GB/T 4658-2006 学历 (V): 毕业 / 结业 / 肄业 by level. */
const names = new Map<string, string>(
  Object.entries({
    10: '研究生',
    11: '博士研究生毕业',
    12: '博士研究生结业',
    13: '博士研究生肄业',
    14: '硕士研究生毕业',
    15: '硕士研究生结业',
    16: '硕士研究生肄业',
    17: '研究生班毕业',
    18: '研究生班结业',
    19: '研究生班肄业',
    20: '大学本科',
    21: '大学本科毕业',
    22: '大学本科结业',
    23: '大学本科肄业',
    28: '大学普通班毕业',
    30: '大学专科',
    31: '大学专科毕业',
    32: '大学专科结业',
    33: '大学专科肄业',
    40: '中等职业教育',
    41: '中等专科毕业',
    42: '中等专科结业',
    43: '中等专科肄业',
    44: '职业高中毕业',
    45: '职业高中结业',
    46: '职业高中肄业',
    47: '技工学校毕业',
    48: '技工学校结业',
    49: '技工学校肄业',
    60: '普通高级中学教育',
    61: '普通高中毕业',
    62: '普通高中结业',
    63: '普通高中肄业',
    70: '初级中学教育',
    71: '初中毕业',
    73: '初中肄业',
    80: '小学教育',
    81: '小学毕业',
    83: '小学肄业',
    90: '其他',
  }),
)

const everyday: Record<string, string> = {
  博士: '11',
  博士研究生: '11',
  硕士: '14',
  硕士研究生: '14',
  研究生教育: '10',
  研究生班: '17',
  大学本科: '21',
  本科: '21',
  大学: '21',
  大学普通班: '28',
  大学专科: '31',
  专科: '31',
  大专: '31',
  中等专科: '41',
  中专: '41',
  职业高中: '44',
  职高: '44',
  技工学校: '47',
  技校: '47',
  普通高中: '61',
  高中: '61',
  初中: '71',
  初级中学: '71',
  小学: '81',
  其他: '90',
  文盲: '90',
}
const byText = new Map<string, string>([
  ...[...names].map(([code, name]) => [name, code] as const),
  ...[...names.keys()].map((code) => [code, code] as const),
  ...Object.entries(everyday),
])

/**
 * A name in everyday or standard words, or a two-digit code → code. Everyday words mean graduated (毕业).
 * 研究生 alone keeps the level code 10: whether master or doctor is not said.
 */
export const parseEducation = (text: string): string | null => byText.get(text) ?? null
export const educationName = (code: string): string => names.get(code) ?? code

export type EducationGroup = 'postgraduate' | 'bachelor' | 'college' | 'secondary' | 'juniorOrBelow'

/** Codes of each row of the education table. A 结业/肄业 code stands in its level's row. 90 其他: lowest row (M). */
export const educationGroups: Record<EducationGroup, string[]> = {
  postgraduate: codesOf('1'),
  bachelor: codesOf('2'),
  college: codesOf('3'),
  secondary: [...codesOf('4'), ...codesOf('6')],
  juniorOrBelow: [...codesOf('7'), ...codesOf('8'), ...codesOf('9')],
}

/** 大专及以上: graduated codes only (whether 结业 counts is a question of 口径, M). A bare level code counts as graduated. */
export const collegeOrAbove = ['10', '11', '14', '17', '20', '21', '28', '30', '31']
export const isCollegeOrAbove = (code: string): boolean => collegeOrAbove.includes(code)

function codesOf(level: string): string[] {
  return [...names.keys()].filter((code) => code.startsWith(level))
}

export const educationGroupOf = (code: string): EducationGroup =>
  (Object.keys(educationGroups) as EducationGroup[]).find((group) => educationGroups[group].includes(code)) ??
  'juniorOrBelow'
