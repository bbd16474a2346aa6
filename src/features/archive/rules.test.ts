import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  archiveNumber,
  type CheckedPaper,
  classOf,
  fourProperties,
  readArchiveNumber,
  retentionOf,
  whyNotFile,
} from './rules.ts'

describe('An archive number', () => {
  it('is that of the standard’s example', () => {
    const place = { fonds: 'A182', category: 'WS', year: 2022, retention: 'Y', department: 'XZ' } as const
    assert.equal(archiveNumber(place, 1), 'A182-WS·2022-Y-XZ-0001')
    assert.deepEqual(readArchiveNumber('A182-WS·2022-Y-XZ-0001'), { ...place, item: 1 })
  })

  it('may leave out the department; its items count anew for each year and period', () => {
    const place = { fonds: 'Z001', category: 'WS', year: 2026, retention: 'D30', department: '' } as const
    assert.equal(archiveNumber(place, 12), 'Z001-WS·2026-D30-0012')
    assert.notEqual(classOf(place), classOf({ ...place, year: 2027 }))
    assert.notEqual(classOf(place), classOf({ ...place, retention: 'Y' }))
    assert.equal(readArchiveNumber('Z001-WS2026-D30-0012'), null)
  })
})

describe('How long something is kept', () => {
  it('follows the site’s own table, then the usual one, then ten years', () => {
    assert.equal(retentionOf('request-election', new Map()), 'Y')
    assert.equal(retentionOf('request-general', new Map([['request-general', 'D30']])), 'D30')
    assert.equal(retentionOf('request-unheard-of', new Map()), 'D10')
  })
})

describe('What is filed', () => {
  const paper = {
    title: '请示',
    number: '星党〔2026〕1号',
    status: 'issued',
    typeset: true,
    sealWaits: false,
  } as const
  const facts = { ended: true, filed: null, papers: [paper] }
  it('is over, issued, typeset and sealed, and not filed before', () => {
    assert.equal(whyNotFile(facts), null)
    assert.equal(whyNotFile({ ...facts, filed: 'Z001-WS·2026-Y-0001' }), 'archive-filed')
    assert.equal(whyNotFile({ ...facts, ended: false }), 'archive-running')
    assert.equal(whyNotFile({ ...facts, papers: [{ ...paper, status: 'draft' }] }), 'archive-draft')
    assert.equal(whyNotFile({ ...facts, papers: [{ ...paper, typeset: false }] }), 'archive-typesetting')
    assert.equal(whyNotFile({ ...facts, papers: [{ ...paper, sealWaits: true }] }), 'archive-sealing')
  })

  it('is checked for the four properties, naming the paper that fails', () => {
    const good: CheckedPaper = {
      title: '请示',
      numbered: true,
      expected: 'a',
      found: 'a',
      signatures: 1,
      signatureFault: null,
      readable: true,
      active: false,
    }
    const metadata = { 题名: '请示', 责任者: '支部', 日期: '2026-11-24', 文件编号: '1号' }
    assert.ok(fourProperties({ papers: [good], metadata, passage: 4 }).every(({ holds }) => holds))
    const bad = {
      ...good,
      found: 'b',
      signatureFault: 'digest',
      readable: false,
      active: true,
      numbered: false,
    }
    const failed = fourProperties({ papers: [bad], metadata: { ...metadata, 责任者: '' }, passage: 0 })
    assert.deepEqual(
      failed.map(({ holds }) => holds),
      Array.from({ length: 7 }, () => false),
    )
    assert.match(failed[0]?.note ?? '', /“请示”/)
    assert.match(failed[3]?.note ?? '', /缺少：责任者/)
  })
})
