import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { inputWords } from './input-words.ts'

const said = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: inputWords }).error?.issues[0]?.message

describe('What cannot be read', () => {
  it('is told in words of the trade, not of the program', () => {
    const name = z.string().min(2).max(5)
    assert.equal(said(name, undefined), '还没有填写')
    assert.equal(said(name, '甲'), '至少 2 个字')
    assert.equal(said(name, '第一研究室党支部'), '最多 5 个字')
    assert.equal(said(z.string().min(1), ''), '还没有填写')
    assert.equal(said(z.array(z.number()).max(2), [1, 2, 3]), '最多 2 项')
    assert.equal(said(z.array(z.number()).min(1), []), '至少 1 项')
    assert.equal(said(z.number().int(), 'x'), '应填写数字')
    assert.equal(said(z.number().int(), 1.5), '应填写整数')
    assert.equal(said(z.number().max(90), 91), '不能大于 90')
    assert.equal(said(z.iso.date(), '2026-13-40'), '应按“年-月-日”填写，例如 2026-11-24')
    assert.equal(said(z.enum(['branch']), 'x'), '不是可以选择的内容')
    assert.equal(said(z.string().regex(/^\d{4}$/), 'x'), '格式不对')
    assert.equal(said(z.strictObject({}), { colour: 1 }), '有不认识的内容：colour')
    assert.equal(said(z.file().max(20 * 1_048_576), new File(['x'], 'a')), undefined)
  })
})
