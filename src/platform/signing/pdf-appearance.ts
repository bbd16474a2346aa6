/** What a signature looks like on the page: a drawn seal, or the picture of one. */
import { deflateSync } from 'node:zlib'
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'

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

async function embed(document: PDFDocument, picture: Uint8Array): Promise<PDFRef> {
  const isPng = Buffer.from(picture.subarray(0, 4)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  const image = await (isPng ? document.embedPng(picture) : document.embedJpg(picture))
  await image.embed()
  return image.ref
}
