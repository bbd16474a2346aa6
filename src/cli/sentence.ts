import { words as databaseWords } from '#platform/database-words.ts'
import type { Refusal } from '#platform/errors.ts'
import { words as ownWords } from './words.ts'

/** The features are loaded only when one of them has refused: small commands start quickly. */
export async function sentenceOf({ code, facts }: Refusal): Promise<string> {
  const near = { ...databaseWords, ...ownWords }[code]
  const sentence = near ?? (await import('../main.ts')).words[code]
  return sentence ? sentence(facts) : code
}
