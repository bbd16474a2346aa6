import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Coverage, readCoverage } from './font-coverage.ts'

/** Families by what they are for; the first that has a character prints it. */
export type FontStack = {
  latin: string
  body: string[]
  kai: string[]
  hei: string[]
  title: string[]
  page: string[]
}
export type FontUse = 'body' | 'kai' | 'hei' | 'title'
export type Fonts = { stack: FontStack; files: string[] }

const own = fileURLToPath(new URL('../../assets/fonts', import.meta.url))
const ofPackage = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`))
const packaged = [
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'noto-serif-sc/300Light/NotoSerifSC_300Light.ttf',
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
]

/**
 * The fonts documents are printed with: those that come along, and those of a folder the institute names
 * (ZHIBU_FONTS), whose stack.json says for what they stand first: `{ "body": ["FZFangSong-Z02"] }`.
 */
export function fontsWith(folder: string | null): Fonts {
  const files = [...packaged.map(ofPackage), ...fontsIn(own)]
  const stack = JSON.parse(readFileSync(path.join(own, 'stack.json'), 'utf8')) as FontStack
  if (!folder) return { stack, files }
  const first = JSON.parse(readFileSync(path.join(folder, 'stack.json'), 'utf8')) as Partial<FontStack>
  const both = (use: Exclude<keyof FontStack, 'latin'>) => [...(first[use] ?? []), ...stack[use]]
  return {
    files: [...files, ...fontsIn(folder)],
    stack: {
      latin: first.latin ?? stack.latin,
      body: both('body'),
      kai: both('kai'),
      hei: both('hei'),
      title: both('title'),
      page: both('page'),
    },
  }
}

const fontsIn = (folder: string) =>
  globSync('*.{ttf,otf}', { cwd: folder })
    .sort()
    .map((file) => path.join(folder, file))

let coverages: { fonts: Fonts; list: Coverage[] } | null = null

/** The characters of a text that no font of the stack has for this use: they would print as boxes. Each once. */
export function missingGlyphs(fonts: Fonts, use: FontUse, text: string): string[] {
  if (coverages?.fonts !== fonts) coverages = { fonts, list: fonts.files.map(readCoverage) }
  const { list } = coverages
  const ofFamilies = (families: string[]) => list.filter(({ family }) => families.includes(family))
  const able = ofFamilies(fonts.stack[use])
  // In a text of 仿宋 or 楷体 letters and digits come from a font of their own.
  const latin = use === 'body' || use === 'kai' ? ofFamilies([fonts.stack.latin]) : []
  return [...new Set(text)].filter((sign) => {
    const codePoint = sign.codePointAt(0) ?? 0
    const fonts = codePoint <= 0x7e ? [...able, ...latin] : able
    return codePoint >= 0x20 && !fonts.some((font) => font.has(codePoint))
  })
}
