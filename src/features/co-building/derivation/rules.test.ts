import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planOf } from '../plan/rules.ts'
import { agreesWith, cityTerms, derivation } from './rules.ts'

const line = (key: string) => derivation().find((one) => one.key === key)

describe('The figures of the report', () => {
  it('come out within its own rounding, each of those that it tells', () => {
    const told = derivation().filter(({ told }) => told !== null)
    assert.deepEqual(
      told.map(({ key, agrees }) => [key, agrees]),
      ['total', 'return', 'net', 'years', 'villages', 'residual', 'birds', 'each'].map((key) => [key, true]),
    )
  })

  it('are 7.73 亿 in 17 projects, 5.15 % net, 5.97 亿 in 15 years, 3,982 万 a year, 6.3 万 for each of 44 villages', () => {
    assert.equal(line('total')?.result, '7.73 亿元')
    assert.equal(line('return')?.result, '7,730 万元')
    assert.equal(line('net')?.result, '5.15%')
    assert.equal(line('years')?.result, '5.97 亿元')
    assert.equal(line('villages')?.result, '3,982.05 万元')
    assert.equal(line('birds')?.result, '288 万羽')
    assert.equal(line('each')?.result, '6.32 万元')
  })

  it('are worked out year by year by the same rules as every project', () => {
    const plan = planOf(cityTerms)
    assert.equal(plan.length, 15)
    assert.equal(plan.at(-1)?.owedFen, 0)
    const sum = plan.reduce((all, { netFen }) => all + netFen, 0)
    assert.ok(agreesWith(sum, 60_000_000_000, 10_000_000_000), String(sum))
  })

  it('would not agree if they were off by more than they were rounded', () => {
    assert.equal(agreesWith(55_000_000_000, 60_000_000_000, 10_000_000_000), true)
    assert.equal(agreesWith(54_900_000_000, 60_000_000_000, 10_000_000_000), false)
    assert.equal(agreesWith(6_360_000, 6_300_000, 100_000), false)
  })
})
