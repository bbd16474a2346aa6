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
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } = await import('@cantoo/pdf-lib')
  const isActive = (object: PDFObject): boolean => {
    if (object instanceof PDFName) return activeNames.has(object.asString())
    if (object instanceof PDFArray) return object.asArray().some(isActive)
    if (object instanceof PDFStream) return isActive(object.dict)
    return (
      object instanceof PDFDict && object.entries().some(([name, value]) => isActive(name) || isActive(value))
    )
  }
  try {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
    return context.enumerateIndirectObjects().some(([, object]) => isActive(object))
  } catch {
    return true
  }
}
