import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { features } from '#src/features.ts'

/** Words of all features are merged into one record, the last one wins: two for one key would be told of the other. */
function givenTwice(given: [from: string, key: string, word: string][]): string[] {
  return [...Map.groupBy(given, ([, key]) => key)]
    .filter(([, some]) => new Set(some.map(([, , word]) => word)).size > 1)
    .map(([key, some]) => `${key}: ${some.map(([from, , word]) => `${from} ${word}`).join(' | ')}`)
}

/** What stands in the files themselves: a record that is merged already has forgotten the first word of two. */
const inFiles = (): [string, string, string][] =>
  globSync('src/features/audit/**/words.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^ {2}'?([\w.-]+)'?:\s+'([^']*)',$/gm)].map(
      ([, key = '', word = '']): [string, string, string] => [file, key, word],
    ),
  )

describe('A word that the pages and the trail use', () => {
  it('for a deed or a field is the same whichever feature gave it', () => {
    const words = inFiles()
    assert.ok(words.length > 1000, `${words.length} words were read`)
    assert.deepEqual(givenTwice(words), [])
  })

  it('for a refusal is the same whichever feature gave it', () => {
    const given = features.flatMap(({ name, words }) =>
      Object.entries(words).map(([key, sentence]): [string, string, string] => [
        name,
        key,
        sentence.toString(),
      ]),
    )
    assert.ok(given.length > 500)
    assert.deepEqual(givenTwice(given), [])
  })
})
