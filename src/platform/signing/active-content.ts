import type { PDFObject } from '@cantoo/pdf-lib'

/** Scripts, programs to start, acts at opening, files within the file, films. ISO 32000-1, 12.6 and 7.11.4. */
const activeNames = new Set([
  '/JavaScript',
  '/JS',
  '/Launch',
  '/OpenAction',
  '/AA',
  '/EmbeddedFile',
  '/EmbeddedFiles',
  '/RichMedia',
])

/**
 * Whether a PDF does something by itself or carries another file. The objects are read, those in object streams too;
 * the bytes of pictures, fonts and pages are not: any three letters stand somewhere in what is compressed.
 * What cannot be read is taken to be active.
 */
export async function holdsActiveContent(pdf: Buffer): Promise<boolean> {
  const names = await namesIn(pdf)
  return !names || [...activeNames].some((name) => names.has(name))
}

/** The names that stand in a PDF, as `/JavaScript`; null when it cannot be read, or not without a password. */
export async function namesIn(pdf: Buffer): Promise<Set<string> | null> {
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } = await import('@cantoo/pdf-lib')
  const names = new Set<string>()
  const gather = (object: PDFObject): void => {
    if (object instanceof PDFName) names.add(object.asString())
    else if (object instanceof PDFArray) for (const one of object.asArray()) gather(one)
    else if (object instanceof PDFStream) gather(object.dict)
    else if (object instanceof PDFDict)
      for (const pair of object.entries()) for (const one of pair) gather(one)
  }
  try {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const [, object] of context.enumerateIndirectObjects()) gather(object)
    return names
  } catch {
    return null
  }
}
