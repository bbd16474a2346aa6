import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { scannedAs } from './scanned.ts'

const here = 'https://zhibu.example'
const isPage = (pathname: string) => /^\/(?:people\/\d+|sign-in-here\/.+|)$/.test(pathname)
const scan = (text: string) => scannedAs(text, here, isPage)

describe('A scanned code', () => {
  it('opens a meeting to sign in at, a document to verify, a record', () => {
    assert.deepEqual(scan(`${here}/sign-in-here/7-abc`), { kind: 'page', to: '/sign-in-here/7-abc' })
    assert.deepEqual(scan(`${here}/verify/ABCD-1234`), { kind: 'page', to: '/verify/ABCD-1234' })
    assert.deepEqual(scan(`${here}/people/3?tab=posts`), { kind: 'page', to: '/people/3?tab=posts' })
  })

  it('of another place, of no page, or that would sign somebody in, is shown and never opened', () => {
    for (const text of [
      'https://zhibu.example.net/people/3',
      'http://zhibu.example/people/3',
      'https://zhibu.example@elsewhere.example/people/3',
      `https://someone:secret@zhibu.example/people/3`,
      'javascript:alert(1)',
      `${here}/api/people.xlsx`,
      `${here}/sign-in/abcdefghijklmnopqrstuvwx`,
      `${here}/no-such-page`,
      '档案编号 2026-001',
    ])
      assert.deepEqual(scan(text), { kind: 'text', text })
  })
})
