import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wantsOut } from './rules.ts'

describe('A phone that wants no more messages', () => {
  it('says so in any of the usual ways', () => {
    for (const text of ['TD', 't', '退订', ' 退订。', 'ＴＤ', '取消订阅！']) assert.ok(wantsOut(text), text)
  })
  it('is not meant by a text that only begins so', () => {
    for (const text of ['', '退订吗', '同意482196', 'T恤', '1 482196']) assert.ok(!wantsOut(text), text)
  })
})
