import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { PDFDocument, PDFName, rgb } from '@cantoo/pdf-lib'
import { checkPdf } from './pdf-check.ts'
import { pdfsig, plainPdf, roots, sealed } from './testing-pdf.ts'

const check = (pdf: Buffer) => checkPdf(pdf, roots)

/** Somebody opens the file, changes it and lets the change be appended: no byte of what was there is touched. */
async function appended(pdf: Buffer, change: (document: PDFDocument) => void): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  change(document)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}
const whiteBox = (document: PDFDocument) =>
  document.getPage(0).drawRectangle({ x: 0, y: 0, width: 900, height: 500, color: rgb(1, 1, 1) })

/** Puts an object of its own into what is appended, in the plain form, without any library. */
function appendObject(pdf: Buffer, number: number, body: string, after = ''): Buffer {
  const text = pdf.toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]
  const root = /\/Root (\d+ 0 R)/.exec(text)?.[1]
  const object = `\n${number} 0 obj\n${body}\nendobj\n${after}`
  const table = `xref\n${number} 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<<\n/Size 99\n/Root ${root}\n/Prev ${previous}\n>>\n`
  const end = `startxref\n${pdf.length + object.length}\n%%EOF`
  return Buffer.concat([pdf, Buffer.from(object + table + end, 'latin1')])
}

describe('Somebody tampers with a sealed document', () => {
  let plain: Buffer, one: Buffer, two: Buffer
  before(async () => {
    plain = await plainPdf()
    one = await sealed(plain, 0)
    two = await sealed(one, 1)
  })

  it('by changing one byte, wherever it is: it is noticed', async () => {
    const step = Math.floor(two.length / 150)
    for (let at = 7; at < two.length; at += step) {
      const changed = Buffer.from(two)
      changed[at] = (changed[at] as number) ^ 1
      const { fault, signatures } = await check(changed)
      assert.ok(fault ?? signatures.some((one) => one.fault || !one.trusted), `byte ${at}`)
    }
  })

  it('by changing one byte of a signature or of what is kept free for it: it is noticed', async () => {
    const [from, until] = [two.lastIndexOf('/Contents'), two.lastIndexOf('/M (D:')]
    for (let at = from; at < until; at += 13) {
      const changed = Buffer.from(two)
      changed[at] = (changed[at] as number) ^ 1
      const { fault, signatures } = await check(changed)
      assert.ok(fault ?? signatures.some((one) => one.fault || !one.trusted), `byte ${at - from}`)
    }
  })

  it('by covering the text after the last seal: pdfsig still says valid, we do not', async () => {
    const covered = await appended(two, whiteBox)
    assert.match(pdfsig(covered), /Signature is Valid/)
    assert.equal((await check(covered)).fault, 'content-appended')
    assert.equal((await check(Buffer.concat([two, Buffer.from('\n%')]))).fault, 'content-appended')
  })

  it('by covering the text before the second seal is put: the second does not heal it', async () => {
    const covered = await sealed(await appended(one, whiteBox), 1)
    assert.match(pdfsig(covered), /Total document signed/)
    assert.equal((await check(covered)).fault, 'changed-between-signatures')
  })

  it('by adding a note, an action or another page list between two seals', async () => {
    const note = { Type: 'Annot', Subtype: 'FreeText', Rect: [0, 0, 900, 900], Contents: 'x' }
    const changes: ((document: PDFDocument) => void)[] = [
      (document) =>
        document
          .getPage(0)
          .node.set(PDFName.of('Annots'), document.context.obj([document.context.obj(note)])),
      (document) =>
        document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ S: 'JavaScript', JS: 'x' })),
      (document) => void document.addPage(),
      (document) => void document.removePage(0),
      (document) => document.getPage(0).setRotation({ type: 'degrees', angle: 90 } as never),
    ]
    for (const [index, change] of changes.entries()) {
      const changed = await appended(one, change)
      const again = await sealed(changed, 1).catch(() => null)
      if (again) assert.equal((await check(again)).fault, 'changed-between-signatures', `change ${index}`)
    }
  })

  it('by replacing an object without any library', async () => {
    const catalog = Number(/\/Root (\d+) 0 R/.exec(one.toString('latin1'))?.[1])
    assert.ok(catalog > 0)
    for (const [number, body, after] of [
      [catalog, '<< /Type /Catalog /Pages 1 0 R >>', ''],
      [98, '<< /Type /Sig >>', '97 0 obj\n<< /Type /Page >>\nendobj\n'],
      [98, '<< /Type /Annot /Subtype /Widget /FT /Sig /A << /S /JavaScript >> >>', ''],
      [98, '<< /Type /Sig >> garbage', ''],
    ] as const) {
      const changed = appendObject(one, number, body, after)
      const again = await sealed(changed, 1).catch(() => null)
      if (again) assert.equal((await check(again)).fault, 'changed-between-signatures', body)
    }
  })

  it('by cutting the last seal off: what is left holds, with the first seal alone', async () => {
    const { fault, signatures } = await check(two.subarray(0, one.length))
    assert.equal(fault, null)
    assert.equal(signatures.length, 1)
  })
})

describe('What is no sealed document', () => {
  it('is told apart: not a PDF, broken, not signed', async () => {
    const plain = await plainPdf()
    assert.equal((await check(Buffer.from('批复'))).fault, 'not-a-pdf')
    assert.equal((await check(Buffer.from('%PDF-1.7 and nothing else'))).fault, 'not-a-pdf')
    assert.equal((await check(Buffer.alloc(0))).fault, 'not-a-pdf')
    assert.equal((await check(plain)).fault, 'not-signed')
  })
})
