import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { printOfficial } from '#platform/print.ts'
import { createAuthority, issueCertificate } from './certificates.ts'
import { type Stamp, stampPdf } from './stamping.ts'
import { archivalFaults, noPreflight, preflight } from './testing-archival.ts'
import { plainPdf } from './testing-pdf.ts'
import { markVoided } from './void-mark.ts'

const now = new Date('2026-11-24T08:00:00Z')
const authority = createAuthority({ organization: '星河研究院', commonName: '印章根证书' }, now)
const signers = ['中共星河研究院委员会', '星河研究院工会']
const day = '2026-11-03'
const sheet = {
  layout: 'document',
  header: {
    mark: '中共星河研究院委员会文件',
    number: '星党〔2026〕1号',
    signatory: null,
    copy: '000001',
    urgency: '特急',
  },
  title: ['关于召开党员大会的通知'],
  to: '各党支部',
  body: [
    { k: 'h1', text: '一、时间' },
    { k: 'p', text: '张㛃、李䶮、王𬀩，请于11月3日到会。' },
    { k: 'table', head: ['序号', '姓名'], rows: [['1', '镕喆旻']], widths: [0, 1] },
    { k: 'p', text: '特此通知。' },
  ],
  attachments: [],
  enclosed: [],
  signers,
  date: '2026年11月3日',
  note: null,
  imprint: { copyTo: ['院纪委'], by: signers[0], on: '2026年11月3日' },
  author: signers[0],
  keywords: [],
  day: [2026, 11, 3],
}

let plain: Buffer
let stamped: Buffer
before(async () => {
  const { pdf, seals } = await printOfficial(sheet, day)
  const stamps = seals.map(({ page, x, y }, at): Stamp => {
    const commonName = signers[at] ?? ''
    const credential = issueCertificate(authority, { organization: '星河研究院', commonName }, now)
    const look = { drawn: { inscription: commonName } }
    return { credential, field: `seal-${at}`, name: commonName, spot: { page, x, y }, look }
  })
  plain = pdf
  const check = { address: 'https://zhibu.example/verify/ABCDEFGHIJKLMNOPQRSTUVWXYZ', page: 1 }
  stamped = await stampPdf(pdf, stamps, { reason: '通知', at: now, check })
})

/** What PDF/A-2 allows and PDF/A-1, which Preflight knows, does not: a newer colour profile, transparency, its number. */
const ofPartTwo = [
  '2.1.6 : Invalid graphics object, Invalid version of the ICCProfile',
  '7.11.2 : Error on MetaData, part must be 1',
]
const ofSeals = [
  '2.2.1 : Invalid graphics transparency, Group has a transparency S entry or the S entry is null',
  "4.1.3 : Transparency error, BlendMode value isn't valid (only Normal and Compatible are authorized)",
]

describe('A document that is kept for good', () => {
  it('is a PDF/A-2b as far as we can tell, also with two seals on it, and as the copy of a voided one', async () => {
    assert.deepEqual(await archivalFaults(plain), [])
    assert.deepEqual(await archivalFaults(stamped), [])
    const voided = { number: '星党〔2026〕1号', on: '2026年11月24日', because: '重新印发' }
    assert.deepEqual(await archivalFaults(await markVoided(stamped, voided)), [])
  })

  it('keeps every byte that was typeset below its seals', () => {
    assert.ok(stamped.subarray(0, plain.length).equals(plain))
  })

  it('may be any sheet that is printed here', async () => {
    assert.deepEqual(await archivalFaults(await plainPdf()), [])
  })

  it('would be known by its faults: a file of another program', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib')
    const other = await PDFDocument.create()
    other.addPage()
    assert.deepEqual(await archivalFaults(Buffer.from(await other.save({ useObjectStreams: false }))), [
      'no identifier',
      'no output intent',
      'no colour profile',
      'not said to be PDF/A-2b',
    ])
  })
})

describe('Apache Preflight', { skip: noPreflight }, () => {
  it('finds nothing in a document but what the second part of PDF/A allows over the first', () => {
    assert.deepEqual(preflight(plain), ofPartTwo)
  })
  it('nor in its seals', () => {
    assert.deepEqual(preflight(stamped), [...ofPartTwo, ...ofSeals].sort())
  })
})
