import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fieldTitle } from '#features/audit/fields/words.ts'
import { contracts } from './contracts.ts'

type Procedure = { inputSchema?: { shape?: Record<string, unknown> }; route: { method?: string } }

/** Every endpoint by its name. */
function* procedures(node: unknown, name = ''): Generator<[string, Procedure]> {
  if (!node || typeof node !== 'object') return
  const own = (node as { '~orpc'?: Procedure })['~orpc']
  if (own) yield [name, own]
  else for (const [key, part] of Object.entries(node)) yield* procedures(part, name ? `${name}.${key}` : key)
}

describe('Every field that somebody fills in', () => {
  it('has a name that people know, for when it cannot be read', () => {
    const nameless = [...procedures(contracts)].flatMap(([name, { inputSchema, route }]) =>
      route.method === 'GET'
        ? []
        : Object.keys(inputSchema?.shape ?? {})
            .filter((field) => fieldTitle(field) === null)
            .map((field) => `${name}: ${field}`),
    )
    assert.deepEqual(nameless, [])
  })
})
