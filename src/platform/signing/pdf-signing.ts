/**
 * Puts a seal on a PDF and signs it (PAdES-B-B): everything is appended, no byte that was there is changed, so that
 * earlier signatures stay valid. The seal is the appearance of the signature: there is none without the other.
 */
import { createHash } from 'node:crypto'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { signDigest } from './cms.ts'
import { addMark, addTo, appearanceOf, type Mark, type SealAppearance } from './pdf-appearance.ts'
import type { SignatureProvider } from './provider.ts'

/** Where the middle of the seal is: the page from 1 on, points from its upper left corner. */
export type Spot = { page: number; x: number; y: number }

export type Signing = {
  provider: SignatureProvider
  /** The name of the field: each signature of a document has its own. */
  field: string
  name: string
  reason: string
  at: Date
  seal: { spot: Spot; appearance: SealAppearance }
  /** Put on the page together with the first seal: nothing but seals may follow it. */
  mark?: Mark | undefined
}

/** Stands where the numbers of the byte range will stand. */
const hole = '**********'

export async function signPdf(pdf: Uint8Array, signing: Signing): Promise<Buffer> {
  return fill(await prepare(pdf, signing), signing.provider)
}

async function prepare(
  pdf: Uint8Array,
  { provider, field, name, reason, at, seal, mark }: Signing,
): Promise<Buffer> {
  const { PDFDocument, PDFHexString, PDFName, PDFString } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const { context } = document
  const text = (words: string) => PDFHexString.fromText(words)
  const form = await formOf(document)
  const signature = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, PDFName.of(hole), PDFName.of(hole), PDFName.of(hole)],
    Contents: PDFHexString.of('0'.repeat(2 * roomFor(provider))),
    M: PDFString.of(pdfDate(at)),
    Name: text(name),
    Reason: text(reason),
  })
  const signatureRef = context.register(signature)
  if (form.fields.size() === 0) certify()
  if (mark) await addMark(document, mark)
  const page = document.getPage(seal.spot.page - 1)
  const { width } = seal.appearance
  const [left, bottom] = [seal.spot.x - width / 2, page.getHeight() - seal.spot.y - width / 2]
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: text(field),
      V: signatureRef,
      P: page.ref,
      // Printed, and locked.
      F: 132,
      Rect: [left, bottom, left + width, bottom + width].map((value) => Math.round(value * 1000) / 1000),
      AP: { N: await appearanceOf(document, seal.appearance) },
    }),
  )
  await addTo(page.node, widget)
  form.fields.push(widget)
  return Buffer.from(await document.save({ useObjectStreams: false }))

  /** The first signature says that nothing but further signatures may follow. */
  function certify() {
    const allowed = { Type: 'TransformParams', P: 2, V: PDFName.of('1.2') }
    const reference = { Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: allowed }
    signature.set(PDFName.of('Reference'), context.obj([reference]))
    document.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signatureRef }))
  }
}

/** The form of the document with its fields; a new one when there was none. */
async function formOf(document: PDFDocument) {
  const { PDFArray, PDFDict, PDFName, PDFNumber } = await import('@cantoo/pdf-lib')
  const { catalog, context } = document
  let form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  if (!form) {
    form = context.obj({ Fields: [] })
    catalog.set(PDFName.of('AcroForm'), context.register(form))
  }
  // There are signatures; only append to this file.
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  return { fields: form.lookup(PDFName.of('Fields'), PDFArray) }
}

/** Bytes kept free for the signature: its certificates, its attributes and the signature itself. */
const roomFor = ({ certificates }: SignatureProvider) =>
  certificates.reduce((sum, one) => sum + one.length, 2_048)

/** Writes what is signed into the byte range, and the signature into the room kept for it. */
async function fill(pdf: Buffer, provider: SignatureProvider): Promise<Buffer> {
  const range = pdf.lastIndexOf('/ByteRange')
  const [open, close] = [pdf.indexOf('[', range), pdf.indexOf(']', range) + 1]
  const [from, until] = contentsAfter(pdf, range)
  const numbers = `[ 0 ${from} ${until} ${pdf.length - until}`.padEnd(close - open - 1)
  if (numbers.length !== close - open - 1) throw new Error('the document is too large for its byte range')
  pdf.write(`${numbers}]`, open, 'latin1')
  const digest = createHash('sha256').update(pdf.subarray(0, from)).update(pdf.subarray(until)).digest()
  const signature = (await signDigest(digest, provider)).toString('hex')
  if (signature.length > until - from - 2)
    throw new Error('the signature is larger than the room kept for it')
  pdf.write(signature, from + 1, 'latin1')
  return pdf
}

/** From the opening to the closing bracket of the room for the signature. */
function contentsAfter(pdf: Buffer, range: number): [number, number] {
  const from = pdf.indexOf('<', pdf.indexOf('/Contents', range))
  return [from, pdf.indexOf('>', from) + 1]
}

const eightHours = 8 * 60 * 60 * 1000
/** The moment as documents say it: D:20261124160000+08'00'. */
function pdfDate(at: Date): string {
  const digits = new Date(at.getTime() + eightHours).toISOString().replace(/[-:T]|\..*$/g, '')
  return `D:${digits}+08'00'`
}
