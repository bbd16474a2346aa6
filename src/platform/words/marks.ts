import { numberOf } from '#basics/folded-text.ts'

/** A number that people look for as a whole: 第13条, 〔2026〕12号. `from` and `until` are its place in the text. */
export type Mark = { word: string; from: number; until: number }

const counted = /第\s?([零〇一二三四五六七八九十百千两\d]{1,8})\s?(条|章|款|项|届|次|期|批|季度)/g
const numbered = /[〔[【(（〈]\s?(\d{4})\s?[〕\]】)）〉]\s?第?\s?(\d{1,5})\s?号?/g

/** The article numbers and document numbers of a folded text, however they are written. */
export function marksOf(text: string): Mark[] {
  const marks: Mark[] = []
  for (const found of text.matchAll(counted)) {
    const number = numberOf(found[1] as string)
    if (number !== null) marks.push(markAt(found, `第${number}${found[2]}`))
  }
  for (const found of text.matchAll(numbered))
    marks.push(markAt(found, `〔${found[1]}〕${Number(found[2])}号`))
  return marks
}

const markAt = (found: RegExpExecArray, word: string): Mark => ({
  word,
  from: found.index,
  until: found.index + found[0].length,
})
