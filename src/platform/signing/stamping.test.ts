import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { createAuthority, issueCertificate } from './certificates.ts'
import { checkPdf } from './pdf-check.ts'
import { pictureKind } from './pictures.ts'
import { type Stamp, stampPdf } from './stamping.ts'
import { program, withFiles } from './testing.ts'
import { plainPdf } from './testing-pdf.ts'

const now = new Date('2026-11-24T08:00:00Z')
const authority = createAuthority({ organization: '星河研究院', commonName: '印章根证书' }, now)
const stampOf = (place: number, look: Stamp['look']): Stamp => ({
  credential: issueCertificate(authority, { organization: '星河研究院', commonName: `印章${place}` }, now),
  field: `seal-${place}`,
  name: `印章${place}`,
  spot: { page: 1, x: 200 + place * 150, y: 250 },
  look,
})

/** A picture of one colour, as a scanner might make it, by hand. */
function png(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.concat(
    Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, 0xd4)])),
  )
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('Stamping', () => {
  const address = 'https://zhibu.example/verify/ABCDEFGHIJKLMNOPQRSTUVWXYZ'

  it('puts two seals on a document, one drawn and one from a picture, with one mark for checking', async () => {
    const stamps = [
      stampOf(1, { drawn: { inscription: '中共星河研究院委员会' } }),
      stampOf(2, { picture: png(64), diameter: 42 }),
    ]
    const pdf = await stampPdf(await plainPdf(), stamps, {
      reason: '批复',
      at: now,
      check: { address, page: 1 },
    })
    const { fault, signatures } = await checkPdf(pdf, [authority.certificate])
    assert.equal(fault, null)
    assert.deepEqual(
      signatures.map((one) => [one.fault, one.trusted, one.claimedAt?.toISOString()]),
      [
        [null, true, now.toISOString()],
        [null, true, now.toISOString()],
      ],
    )
    assert.equal(pdf.toString('latin1').match(/\/Subtype \/Stamp/g)?.length, 1)
    withFiles({ 'stamped.pdf': pdf }, (at) => {
      assert.match(program('mutool', 'info', at('stamped.pdf')).output, /Pages: \d/)
    })
  })

  it('goes on with a document that was stamped before, which stays valid', async () => {
    const first = await stampPdf(
      await plainPdf(),
      [stampOf(1, { drawn: { inscription: '中共星河研究院委员会' } })],
      { reason: '批复', at: now, check: { address, page: 1 } },
    )
    const second = await stampPdf(
      first,
      [stampOf(2, { drawn: { inscription: '中共星河研究院委员会', line: '专用章' } })],
      { reason: '批复', at: now, check: null },
    )
    const { fault, signatures } = await checkPdf(second, [authority.certificate])
    assert.equal(fault, null)
    assert.equal(signatures.length, 2)
  })
})

describe('The picture of a seal', () => {
  it('is a PNG or a JPEG that can be read', async () => {
    assert.equal(await pictureKind(png(8)), 'image/png')
    assert.equal(await pictureKind(png(8).subarray(0, 40)), null)
    assert.equal(await pictureKind(Buffer.from('<svg/>')), null)
    assert.equal(await pictureKind(Buffer.alloc(0)), null)
  })
})
