/**
 * What was appended to a PDF between two signatures. Only the plainest form is understood, the one in which we append
 * ourselves: objects one after the other, a table that names each of them, a trailer. What is written in another form
 * could be read by other programs in another way, and is taken for a change.
 */
import type { PDFArray, PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib'

type Library = typeof import('@cantoo/pdf-lib')
type Appended = Map<string, PDFObject>

export async function onlySignaturesAdded(old: Buffer, grown: Buffer): Promise<boolean> {
  const library = await import('@cantoo/pdf-lib')
  try {
    const before = await library.PDFDocument.load(old, { updateMetadata: false })
    const appended = readAppended(library, before, old, grown)
    return (
      appended !== null && [...appended.keys()].every((ref) => isHarmless(library, before, appended, ref))
    )
  } catch {
    // What cannot be read is not in the plain form.
    return false
  }
}

/** The objects appended, by their reference; null when it is not in the plain form. */
function readAppended(library: Library, before: PDFDocument, old: Buffer, grown: Buffer): Appended | null {
  const text = grown.toString('latin1')
  const [table, previous] = [startOfTable(text), startOfTable(old.toString('latin1'))]
  if (table === null || previous === null || table < old.length) return null
  const places = readTable(text.slice(table), previous, before.context.trailerInfo.Root?.toString())
  if (!places) return null
  const inOrder = [...places].sort(([, one], [, other]) => one - other)
  const appended: Appended = new Map()
  let end = old.length
  for (const [index, [ref, from]] of inOrder.entries()) {
    const until = inOrder[index + 1]?.[1] ?? table
    const body = objectBetween(text, ref, from, until)
    if (body === null || text.slice(end, from).trim() !== '') return null
    const parser = library.PDFObjectParser.forBytes(grown.subarray(body, until), before.context)
    appended.set(ref, parser.parseObject())
    // Nothing hides behind the object: another program might read it.
    if (!/^\s*endobj\s*$/.test(text.slice(body + readSoFar(parser), until))) return null
    end = until
  }
  return appended
}

const readSoFar = (parser: unknown) => (parser as { bytes: { offset(): number } }).bytes.offset()

/** Where the last table of objects begins, as the file says at its very end. */
function startOfTable(text: string): number | null {
  const found = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-64))
  return found ? Number(found[1]) : null
}

const tableForm =
  /^xref\r?\n((?:\d+ \d+\s*\n(?:\d{10} \d{5} [nf][ \r]?\r?\n)+)+)\s*trailer\s*<<([\s\S]*?)>>\s*startxref\s+\d+\s+%%EOF\s*$/

/** Where each object named in the table begins; null when the table is of another form or leads elsewhere. */
function readTable(text: string, previous: number, root: string | undefined): Map<string, number> | null {
  const [, sections, trailer = ''] = tableForm.exec(text) ?? []
  if (!sections) return null
  const says = (key: string) => new RegExp(`/${key}\\s+(\\d+(?: \\d+ R)?)\\s`).exec(`${trailer} `)?.[1]
  if (says('Prev') !== String(previous) || says('Root') !== root) return null
  if (/\/(?:Encrypt|XRefStm)\b/.test(trailer)) return null
  const places = new Map<string, number>()
  let number = 0
  for (const line of sections.trim().split('\n')) {
    const [first, second, kind] = line.trim().split(/ +/)
    if (kind === undefined) number = Number(first)
    else {
      if (kind === 'f' && number > 0) return null
      if (kind === 'n') places.set(`${number} ${Number(second)} R`, Number(first))
      number += 1
    }
  }
  return places
}

/** Where the object's content begins; null when what stands there is not just this object. */
function objectBetween(text: string, ref: string, from: number, until: number): number | null {
  const head = `${ref.replace(/ R$/, '')} obj`
  const whole = text.slice(from, until)
  return whole.startsWith(head) ? from + head.length : null
}

function isHarmless(library: Library, before: PDFDocument, appended: Appended, ref: string): boolean {
  const { PDFDict, PDFArray, PDFRef } = library
  const [number = 0, generation = 0] = ref.split(' ').map(Number)
  const now = appended.get(ref)
  const was = before.context.lookup(PDFRef.of(number, generation))
  if (!now) return false
  if (!was) return isPartOfSignature(library, now)
  if (was.toString() === now.toString()) return true
  if (was instanceof PDFArray && now instanceof PDFArray)
    return isListInUse(library, before, ref) && onlyWidgetsAdded(library, appended, was, now)
  return was instanceof PDFDict && now instanceof PDFDict && onlyListGrew(library, appended, was, now)
}

/** A signature, its field on the page, or a picture of it. */
function isPartOfSignature(library: Library, object: PDFObject): boolean {
  const { PDFDict, PDFName, PDFRawStream } = library
  if (object instanceof PDFRawStream)
    return ['/Form', '/Image'].includes(String(object.dict.lookup(PDFName.of('Subtype'))))
  if (!(object instanceof PDFDict)) return false
  return String(object.lookup(PDFName.of('Type'))) === '/Sig' || isSignatureField(library, object)
}

const keysOfField = ['Type', 'Subtype', 'FT', 'T', 'V', 'P', 'F', 'Rect', 'AP']

function isSignatureField({ PDFDict, PDFName }: Library, object: PDFObject | undefined): boolean {
  return (
    object instanceof PDFDict &&
    String(object.lookup(PDFName.of('Subtype'))) === '/Widget' &&
    String(object.lookup(PDFName.of('FT'))) === '/Sig' &&
    object.keys().every((key) => keysOfField.includes(key.decodeText()))
  )
}

/** A page with new fields on it, or the form with new fields in it; everything else in it as it was. */
function onlyListGrew(library: Library, appended: Appended, was: PDFDict, now: PDFDict): boolean {
  const { PDFArray, PDFName } = library
  const isPage = String(was.get(PDFName.of('Type'))) === '/Page'
  const isForm = was.has(PDFName.of('Fields'))
  const list = isPage ? 'Annots' : isForm ? 'Fields' : null
  if (!list) return false
  const keys = new Set([...was.keys(), ...now.keys()].map((key) => key.decodeText()))
  return [...keys].every((key) => {
    const [before, after] = [was.get(PDFName.of(key)), now.get(PDFName.of(key))]
    if (before?.toString() === after?.toString()) return true
    if (key !== list || !(after instanceof PDFArray)) return false
    if (before === undefined || before instanceof PDFArray)
      return onlyWidgetsAdded(library, appended, before ?? null, after)
    return false
  })
}

/** The list is one of fields or of what stands on a page: nothing else may grow. */
function isListInUse({ PDFName }: Library, before: PDFDocument, ref: string): boolean {
  const holders = [
    before.catalog.lookup(PDFName.of('AcroForm')),
    ...before.getPages().map(({ node }) => node),
  ]
  return holders.some((holder) => {
    const dict = holder as PDFDict | undefined
    return ['Annots', 'Fields'].some((key) => dict?.get(PDFName.of(key))?.toString() === ref)
  })
}

function onlyWidgetsAdded(
  library: Library,
  appended: Appended,
  was: PDFArray | null,
  now: PDFArray,
): boolean {
  const [before, after] = [was?.asArray() ?? [], now.asArray()]
  if (before.some((one, index) => one.toString() !== after[index]?.toString())) return false
  return after.slice(before.length).every((one) => isSignatureField(library, appended.get(one.toString())))
}
