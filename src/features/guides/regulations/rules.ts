import { type RegulationCode, regulations } from '#features/library/regulations/rules.ts'

/** What a guide may cite: the regulations of the library, by their codes. */
export const regulationCodes = Object.keys(regulations) as RegulationCode[]

/** Where it says so. Without an article the regulation as a whole is meant. */
export type Cite = { regulation: RegulationCode; article: string }

/** 《中国共产党章程》第七条 */
export const citeInWords = ({ regulation, article }: Cite): string =>
  `《${regulations[regulation]}》${article}`

/** The place in the library; several articles lead to the first of them. */
export function citeAddress({ regulation, article }: Cite): string {
  const first = /^第[一二三四五六七八九十百]+条/.exec(article)?.[0]
  return `/library/materials/by-code/${regulation}${first ? `#${first}` : ''}`
}
