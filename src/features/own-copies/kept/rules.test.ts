import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { retentionRules } from '#features/retention/kept/rules.ts'
import { places } from '#platform/resealing/places.ts'
import { sheetTitles } from '../sheets/rules.ts'
import { keptWords } from './kinds/rules.ts'
import { notCopied, ofNobody } from './left/rules.ts'
import { kept } from './rules.ts'

const schema = readFileSync('database/schema.sql', 'utf8')
const tables = new Map(
  [...schema.matchAll(/^create table (\w+) \(\n(.*?)^\);/gms)].map(([, name = '', columns = '']) => [
    name,
    columns,
  ]),
)
const listed = [...kept, ...notCopied].flatMap((one) => one.tables)
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)

describe('What is kept of somebody', () => {
  it('is said of every table that speaks of a person, once: in his copy, or why not', () => {
    const ofPeople = [...tables].flatMap(([name, columns]) =>
      /references person\b|\bperson_id\b/.test(columns) ? [name] : [],
    )
    assert.ok(ofPeople.length > 50, String(ofPeople.length))
    assert.deepEqual(
      ofPeople.filter((name) => !listed.includes(name)),
      [],
    )
    assert.deepEqual(twice(listed), [])
    assert.deepEqual(
      listed.filter((name) => !tables.has(name)),
      [],
    )
  })

  it('is said of everything that lies sealed, but for the keys of the machines themselves', () => {
    const sealed = [...new Set(places.map(({ table }) => table))]
    assert.deepEqual(sealed.filter((table) => !listed.includes(table)).sort(), [...ofNobody])
  })

  it('says of each table that ends by its time by which rule, and of no other', () => {
    for (const { tables: own, ends = [] } of [...kept, ...notCopied]) {
      const ending = retentionRules.filter((rule) => rule.tables.some((table) => own.includes(table)))
      assert.deepEqual([...ends].sort(), ending.map(({ key }) => key).sort(), own.join())
    }
    const [account] = kept.filter(({ ends }) => ends?.includes('accounts.sessions'))
    assert.match(
      keptWords(account ?? {}, () => 400),
      /^账号和授权长期；登录会话：最后一次使用 400 天后删除$/,
    )
  })

  it('has its sheet, each of which is told of once', () => {
    const told = kept.flatMap(({ sheets }) => sheets)
    assert.deepEqual(twice(told), [])
    assert.deepEqual(['preface', ...told].sort(), Object.keys(sheetTitles).sort())
    assert.deepEqual(twice(Object.values(sheetTitles)), [])
  })
})
