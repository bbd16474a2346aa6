/**
 * Reads a signed PDF and says what is wrong with it: every signature must hold, the last one must cover the whole
 * file, and between two of them nothing but signatures may have been added. Common readers call a document valid to
 * whose end something was appended: that is what the last two are for.
 */
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { chainHolds } from './chain.ts'
import { checkSignature, type SignatureFault } from './cms-check.ts'
import { onlySignaturesAdded } from './pdf-increments.ts'
import { subjectOf } from './provider.ts'

export type PdfFault =
  | 'not-a-pdf'
  | 'too-heavy'
  | 'not-signed'
  | 'content-appended'
  | 'changed-between-signatures'

export type FoundSignature = {
  field: string
  /** The signer's common name; empty when the signature cannot be read. */
  signer: string
  reason: string
  /** When the signer says it was: nobody else confirms it. */
  claimedAt: Date | null
  certificate: Buffer | null
  fault: SignatureFault | 'wrong-range' | null
  /** Its certificate goes back to one of the roots given, and was valid when it says it signed. */
  trusted: boolean
}
export type CheckedPdf = { fault: PdfFault | null; signatures: FoundSignature[] }

export async function checkPdf(pdf: Buffer, roots: Buffer[]): Promise<CheckedPdf> {
  const read = await readSignatures(pdf)
  if (!read) return { fault: 'not-a-pdf', signatures: [] }
  const found = read.map((one) => ({ ...one, range: rangeOf(one.range, pdf) }))
  const inOrder = found.toSorted((one, other) => (one.range?.end ?? 0) - (other.range?.end ?? 0))
  if (!inOrder.length) return { fault: 'not-signed', signatures: [] }
  const signatures = inOrder.map((one) => checkOne(pdf, one, roots))
  return { fault: await faultBetween(pdf, inOrder), signatures }
}

/** Null for what is no PDF, is encrypted or broken. */
async function readSignatures(pdf: Buffer): Promise<Raw[] | null> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  if (!pdf.subarray(0, 1024).includes('%PDF-')) return null
  try {
    const options = { updateMetadata: false, throwOnInvalidObject: true }
    return await signaturesOf(await PDFDocument.load(pdf, options))
  } catch {
    return null
  }
}

type Range = { from: number; until: number; end: number }
type Raw = { field: string; reason: string; moment: string; range: number[] }
type Placed = Omit<Raw, 'range'> & { range: Range | null }

/** The signatures in the fields of the form. */
async function signaturesOf(document: PDFDocument): Promise<Raw[]> {
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } = await import('@cantoo/pdf-lib')
  const name = (text: string) => PDFName.of(text)
  const text = (dict: PDFDict, key: string) => {
    const value = dict.lookup(name(key))
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
  }
  const read = (field: PDFDict, depth = 0): Raw[] => {
    // A field that is its own child would be read for ever.
    if (depth > 8) return []
    const kids = field.lookup(name('Kids'))
    const below = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : []
    const value = field.lookup(name('V'))
    if (field.lookup(name('FT')) !== name('Sig') || !(value instanceof PDFDict))
      return below.flatMap((kid) => (kid instanceof PDFDict ? read(kid, depth + 1) : []))
    const range = value.lookup(name('ByteRange'))
    const numbers = range instanceof PDFArray ? range.asArray() : []
    return [
      {
        field: text(field, 'T'),
        reason: text(value, 'Reason'),
        moment: text(value, 'M'),
        range: numbers.map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN)),
      },
    ]
  }
  const form = document.catalog.lookup(name('AcroForm'))
  const fields = form instanceof PDFDict ? form.lookup(name('Fields')) : undefined
  if (!(fields instanceof PDFArray)) return []
  return fields.asArray().flatMap((_, index) => {
    const field = fields.lookup(index)
    return field instanceof PDFDict ? read(field) : []
  })
}

/** From the start of the file, leaving out the signature itself and nothing else; null when it is not so. */
function rangeOf(numbers: number[], pdf: Buffer): Range | null {
  const [start, from = 0, until = 0, rest = 0] = numbers
  if (numbers.length !== 4 || !numbers.every(Number.isSafeInteger) || start !== 0) return null
  if (from < 1 || until <= from + 2 || rest < 1 || until + rest > pdf.length) return null
  const left = pdf.toString('latin1', from, until)
  return /^<(?:[0-9a-f]*|[0-9A-F]*)>$/.test(left) ? { from, until, end: until + rest } : null
}

function checkOne(pdf: Buffer, { range, field, reason, moment }: Placed, roots: Buffer[]): FoundSignature {
  const claimedAt = momentOf(moment)
  const said = { field, reason, claimedAt }
  const none = { ...said, signer: '', certificate: null, trusted: false }
  if (!range) return { ...none, fault: 'wrong-range' }
  const { from, until, end } = range
  const signature = Buffer.from(pdf.toString('latin1', from + 1, until - 1), 'hex')
  const { fault, certificates } = checkSignature(signature, [pdf.subarray(0, from), pdf.subarray(until, end)])
  const [certificate, ...others] = certificates
  if (!certificate) return { ...none, fault }
  const trusted = claimedAt !== null && chainHolds(certificate, others, roots, claimedAt)
  return { ...said, signer: subjectOf(certificate), certificate, fault, trusted }
}

/** What was done to the file after a signature. */
async function faultBetween(pdf: Buffer, placed: Placed[]): Promise<PdfFault | null> {
  // One that stands in the file, but no longer in its form, was struck out.
  const standing = pdf.toString('latin1').match(/\/ByteRange\s*\[/g)?.length ?? 0
  if (standing > placed.length) return 'changed-between-signatures'
  const ranges = placed.flatMap(({ range }) => (range ? [range] : []))
  for (const [index, range] of ranges.entries()) {
    const before = ranges[index - 1]
    if (!before) continue
    if (range.from < before.end) return 'changed-between-signatures'
    const [old, grown] = [pdf.subarray(0, before.end), pdf.subarray(0, range.end)]
    if (!(await onlySignaturesAdded(old, grown))) return 'changed-between-signatures'
  }
  const last = ranges.at(-1)
  return last && last.end < pdf.length ? 'content-appended' : null
}

/** D:20261124160000+08'00' */
function momentOf(text: string): Date | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)?$/.exec(text)
  if (!parts) return null
  const [, year, month, day, hour, minute, second, hours, minutes] = parts
  const zone = hours ? `${hours}:${minutes}` : 'Z'
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at
}
