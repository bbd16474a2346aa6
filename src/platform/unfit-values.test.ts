import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { testDatabase } from './testing.ts'
import { unfit } from './unfit-values.ts'

const open = await testDatabase()
after(() => open.close())

/** What the database says of a value, brought together with the input that it came from. */
async function told(text: string, value: unknown, input: unknown): Promise<unknown> {
  const error = await open.pool.query(text, [value]).then(
    () => assert.fail('the database has taken it'),
    (one: unknown) => one,
  )
  const { issues } = (unfit(error, input)?.data ?? {}) as { issues?: { path: string[]; message: string }[] }
  return issues?.flatMap(({ path, message }) => [...path, message]) ?? null
}

describe('What the database cannot hold', () => {
  it('is told with its field: a number too large, a day that is none, a letter that cannot be kept', async () => {
    const large = 4_214_543_084_464_521
    const byId = 'select from organization where id = $1'
    assert.deepEqual(await told(byId, large, { id: large }), ['id', '数字太大'])
    assert.deepEqual(await told(byId, large, { of: { personIds: [1, large] } }), ['personIds', '数字太大'])
    const byDay = 'select from organization where established_on = $1'
    const day = '0000-01-01'
    assert.deepEqual(await told(byDay, day, { on: day }), ['on', '没有这一天或这个时刻'])
    const byText = 'select from organization where name = $1'
    assert.deepEqual(await told(byText, 'a\u0000', { id: 1, text: 'a\u0000' }), ['text', '有不能保存的字符'])
  })

  it('and is a bug when the input does not hold it: the program has made it by itself', async () => {
    const byId = 'select from organization where id = $1'
    assert.equal(await told(byId, 4_214_543_084_464_521, { id: 7 }), null)
    assert.equal(unfit(new Error('another'), { id: 7 }), null)
  })
})
