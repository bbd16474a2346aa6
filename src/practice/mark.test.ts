import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readPdf } from '#platform/text/pdf.ts'
import { markFile, markPdf } from './mark.ts'

async function blank(pages: [number, number][]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const size of pages) document.addPage(size)
  return document.save()
}

const file = (body: Uint8Array | string, type: string, name: string) =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-length': '999999',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })

describe('What is saved out of the practice world', () => {
  it('says on each page that it does not count, upright and across', async () => {
    const marked = await markPdf(
      await blank([
        [595, 842],
        [842, 595],
        [300, 300],
      ]),
    )
    const parts = await readPdf(Buffer.from(marked))
    const text = JSON.stringify(parts)
    assert.equal((await PDFDocument.load(marked)).getPageCount(), 3)
    assert.ok((text.match(/演练，不作数/g) ?? []).length >= 3, text)
  })

  it('is marked on its way out: a PDF on its pages, any file in its name; what is no file stays as it is', async () => {
    const pdf = await markFile(file(await blank([[595, 842]]), 'application/pdf', '党费收据.pdf'))
    const name = decodeURIComponent(pdf.headers.get('content-disposition') ?? '')
    assert.match(name, /''演练，不作数_党费收据\.pdf$/)
    assert.equal(pdf.headers.get('content-length'), null)
    const [page] = await readPdf(Buffer.from(await pdf.arrayBuffer()))
    assert.match(JSON.stringify(page), /演练，不作数/)

    const sheet = await markFile(file('rows', 'application/vnd.ms-excel', '名册.xlsx'))
    assert.match(decodeURIComponent(sheet.headers.get('content-disposition') ?? ''), /演练，不作数_名册/)
    assert.equal(await sheet.text(), 'rows')

    const answer = Response.json({ id: 1 })
    assert.equal(await markFile(answer), answer)
  })
})
