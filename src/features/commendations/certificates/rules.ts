import { type CommendationKind, kindFacts, type Level } from '../rules.ts'

/** The sentence of a certificate, below the name. */
export function wordingOf(kind: CommendationKind, year: number, level: Level): string {
  const { title } = kindFacts[kind]
  if (kind === 'fiftyYears') return `党龄满五十年，一贯表现良好，特颁发${title}，向您致以崇高的敬意。`
  return `被评为${year}年度${level}${title}，特发此证，以资鼓励。`
}
