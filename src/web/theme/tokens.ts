/**
 * The colours and sizes that scripts need (the antd theme, charts). Style sheets use the variables of base.css;
 * tokens.test.ts holds the two together.
 */
export const red = {
  50: '#FFF6F5',
  100: '#FCE9E7',
  200: '#F6CBC7',
  500: '#C8232D',
  600: '#B8141F',
  700: '#97101A',
  800: '#760D15',
  900: '#4E090F',
} as const
export const gold = {
  50: '#FDF9F0',
  100: '#F8EFD9',
  200: '#EFDDB2',
  300: '#E2C588',
  400: '#D2AB63',
  500: '#B98C43',
  600: '#946B2D',
  700: '#6F4F20',
} as const
export const ink = {
  900: '#211C1B',
  700: '#4A4341',
  500: '#6E6663',
  300: '#C4BDB8',
  200: '#E8E3DE',
  100: '#F1EEEA',
  50: '#F7F5F2',
} as const
export const semantic = { success: '#2B7A4B', warning: '#94590A', error: '#C9340B', info: '#2C5F8A' } as const

export const series = [
  '#B8141F',
  '#D2AB63',
  '#3D5A73',
  '#5E8C7F',
  '#C97B63',
  '#8A7A9B',
  '#A8A29B',
  '#E2C588',
] as const

export const sans =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif'

/** Standard 14/34, large 17/42, elder 20/50: text and control height in px. */
export const typeSizes = ['standard', 'large', 'elder'] as const
export type TypeSize = (typeof typeSizes)[number]
export const typeSizeNames: Record<TypeSize, string> = { standard: '标准', large: '大', elder: '特大' }
