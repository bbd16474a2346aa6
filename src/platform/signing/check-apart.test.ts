import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { checkPdfApart } from './check-apart.ts'
import { checkPdf } from './pdf-check.ts'
import { plainPdf, roots, sealed } from './testing-pdf.ts'

/** Half a megabyte that becomes half a gigabyte when it is opened. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(500_000_000))
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n0\n%%EOF'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}

describe('A PDF that is checked in a thread of its own', () => {
  it('is judged as it would be in this one', async () => {
    const pdf = await sealed(await sealed(await plainPdf(), 0), 1)
    const [apart, here] = [await checkPdfApart(pdf, roots), await checkPdf(pdf, roots)]
    assert.deepEqual(apart, here)
    assert.equal(apart.signatures.length, 2)
  })

  it('and was made to keep us busy is given up; the next one is checked all the same', async () => {
    const heavy = checkPdfApart(bomb(), roots, 300)
    const next = checkPdfApart(await plainPdf(), roots)
    assert.equal((await heavy).fault, 'too-heavy')
    assert.equal((await next).fault, 'not-signed')
  })
})
