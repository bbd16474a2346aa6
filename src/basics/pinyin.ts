import { pinyin } from 'pinyin-pro'

// Apart from chinese.ts, so that the browser never carries the dictionary.

const spell = (text: string, surname: boolean, pattern: 'pinyin' | 'first') =>
  pinyin(text, {
    pattern,
    toneType: 'none',
    type: 'array',
    surname: surname ? 'head' : 'off',
    v: true,
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase()
    .replace(/[\s·•‧・．.]+/g, '')

/** 单雄信 → shanxiongxin, 吕 → lv, without tones, blanks and the dot of a minority name. A character without a known reading stays as it is, so that it still sorts and is found. */
export const pinyinOf = (name: string): string => spell(name, true, 'pinyin')
/** 单雄信 → sxx */
export const initialsOf = (name: string): string => spell(name, true, 'first')
/** Initials of a unit's name, where no surname leads. */
export const unitInitialsOf = (name: string): string => spell(name, false, 'first')

const spelling = (pattern: 'pinyin' | 'first') => (text: string) =>
  pinyin(text, { pattern, toneType: 'none', type: 'array', v: true, nonZh: 'spaced' }).map((one) =>
    one.toLowerCase(),
  )

/** 党章 → dang, zhang: a syllable for each character. */
export const pinyinOfWords: (text: string) => string[] = spelling('pinyin')
/** 党章 → d, z */
export const initialsOfWords: (text: string) => string[] = spelling('first')
