/** What is seen of what we append: a drawn seal, or the picture of one, and the mark for checking. */
import { deflateSync } from 'node:zlib'
import type { PDFDocument, PDFPage, PDFPageLeaf, PDFRef } from '@cantoo/pdf-lib'

/** As wide as high, in points. */
export type SealAppearance = { width: number } & ({ operators: string } | { picture: Uint8Array })

/** The appearance as a form of the document. It multiplies with what is below it: the text shows through the seal. */
export async function appearanceOf(document: PDFDocument, appearance: SealAppearance): Promise<PDFRef> {
  const { PDFRawStream } = await import('@cantoo/pdf-lib')
  const { context } = document
  const { width } = appearance
  const image = 'picture' in appearance ? await embed(document, appearance.picture) : null
  const drawn = 'operators' in appearance ? appearance.operators : `q ${width} 0 0 ${width} 0 0 cm /Seal Do Q`
  const body = deflateSync(Buffer.from(`/Over gs\n${drawn}`))
  const form = context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, width],
    Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
    Resources: {
      ExtGState: { Over: { Type: 'ExtGState', BM: 'Multiply' } },
      ...(image && { XObject: { Seal: image } }),
    },
    Filter: 'FlateDecode',
    Length: body.length,
  })
  return context.register(PDFRawStream.of(form, body))
}

/** Something drawn, in points. */
export type Drawing = { width: number; height: number; operators: string }
/** Something drawn at a place of its own: points from the upper left corner of the page. */
export type Mark = Drawing & { page: number; left: number; top: number }

/** Puts the mark on its page as a stamp that is printed and cannot be moved. */
export async function addMark(document: PDFDocument, mark: Mark): Promise<void> {
  const page = document.getPage(mark.page - 1)
  const top = page.getHeight() - mark.top
  const corners = [mark.left, top - mark.height, mark.left + mark.width, top]
  await addStamp(page, corners, await formOf(document, mark))
}

/** Puts one drawing on every page, from its upper left corner on. */
export async function addMarks(document: PDFDocument, drawing: Drawing): Promise<void> {
  const form = await formOf(document, drawing)
  for (const page of document.getPages()) {
    const top = page.getHeight()
    await addStamp(page, [0, top - drawing.height, drawing.width, top], form)
  }
}

async function formOf({ context }: PDFDocument, { width, height, operators }: Drawing): Promise<PDFRef> {
  const { PDFRawStream } = await import('@cantoo/pdf-lib')
  const body = deflateSync(Buffer.from(operators))
  const form = context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: {},
    Filter: 'FlateDecode',
    Length: body.length,
  })
  return context.register(PDFRawStream.of(form, body))
}

async function addStamp({ ref, node }: PDFPage, corners: number[], form: PDFRef): Promise<void> {
  const stamp = node.context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    // Printed, read only, locked.
    F: 196,
    P: ref,
    Rect: corners,
    AP: { N: form },
  })
  await addTo(node, node.context.register(stamp))
}

/** As page.node.addAnnot would, but without touching what is drawn on the page. */
export async function addTo(page: PDFPageLeaf, annotation: PDFRef): Promise<void> {
  const { PDFArray, PDFName } = await import('@cantoo/pdf-lib')
  const annotations = page.lookupMaybe(PDFName.of('Annots'), PDFArray)
  if (annotations) annotations.push(annotation)
  else page.set(PDFName.of('Annots'), page.context.obj([annotation]))
}

async function embed(document: PDFDocument, picture: Uint8Array): Promise<PDFRef> {
  const isPng = Buffer.from(picture.subarray(0, 4)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  const image = await (isPng ? document.embedPng(picture) : document.embedJpg(picture))
  await image.embed()
  return image.ref
}
