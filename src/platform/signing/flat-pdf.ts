/** A copy for the screen, on which seals and marks are drawn into the pages rather than kept apart. */
import type { PDFDict, PDFPage } from '@cantoo/pdf-lib'

type Library = typeof import('@cantoo/pdf-lib')

export async function flatten(pdf: Uint8Array): Promise<{ pdf: Buffer; pages: number }> {
  const library = await import('@cantoo/pdf-lib')
  const document = await library.PDFDocument.load(pdf, { updateMetadata: false })
  for (const page of document.getPages()) drawOver(library, page)
  document.catalog.delete(library.PDFName.of('AcroForm'))
  return { pdf: Buffer.from(await document.save()), pages: document.getPageCount() }
}

function drawOver(library: Library, page: PDFPage): void {
  const { PDFArray, PDFDict, PDFName } = library
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
  for (let at = 0; at < (annotations?.size() ?? 0); at++) {
    const annotation = annotations?.lookupMaybe(at, PDFDict)
    if (annotation) draw(library, page, annotation)
  }
  page.node.delete(PDFName.of('Annots'))
}

/**
 * What we append is drawn in its own size: it only has to be put in its place. It goes below the text, which is how a
 * seal looks that multiplies with black: not every program can multiply.
 */
function draw(library: Library, page: PDFPage, annotation: PDFDict): void {
  const { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } = library
  const form = annotation.lookupMaybe(PDFName.of('AP'), PDFDict)?.get(PDFName.of('N'))
  const corner = annotation.lookupMaybe(PDFName.of('Rect'), PDFArray)
  if (!(form instanceof PDFRef) || !corner) return
  const [x, y] = [0, 1].map((at) => corner.lookup(at, PDFNumber).asNumber())
  page.node.normalize()
  const { context } = page.node
  const drawn = context.contentStream([
    library.pushGraphicsState(),
    library.concatTransformationMatrix(1, 0, 0, 1, x ?? 0, y ?? 0),
    library.drawObject(page.node.newXObject('Laid', form)),
    library.popGraphicsState(),
  ])
  page.node.lookup(PDFName.of('Contents'), PDFArray).insert(0, context.register(drawn))
}
