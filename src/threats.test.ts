/** The threat model names for each guard the test that shows it: those tests are there, under those names. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'node:test'

const home = path.join(import.meta.dirname, '..')
const model = readFileSync(path.join(home, 'docs/threat-model.md'), 'utf8')
const rows = model.split('\n').filter((line) => /^\| (?!Threat|-)/.test(line) && !line.startsWith('|---'))

it('Every threat of the model has a guard, and a test that is there', () => {
  assert.ok(rows.length >= 25)
  const wrong = rows.flatMap((row) => {
    const [, file, title] = /\| `([\w./-]+)`: (.+) \|$/.exec(row) ?? []
    if (!file || !title) return [`no test is named: ${row}`]
    if (!existsSync(path.join(home, file))) return [`${file} is not there`]
    const held = readFileSync(path.join(home, file), 'utf8').includes(title)
    return held ? [] : [`${file} has no test “${title}”`]
  })
  assert.deepEqual(wrong, [])
})
