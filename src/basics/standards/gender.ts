/** GB/T 2261.1 性别 (M): 1 男, 2 女; the feed writes the words. */
export type Gender = 'male' | 'female'
const byText: Record<string, Gender> = { 男: 'male', 女: 'female', '1': 'male', '2': 'female' }
export const parseGender = (text: string): Gender | null => byText[text] ?? null
export const genderName = (gender: Gender): string => (gender === 'male' ? '男' : '女')
