import { PDFDocument } from '@cantoo/pdf-lib'

const a4: [number, number] = [595.28, 841.89]

/** The pages as one file, each on a sheet of A4, upright or lying as the page is. */
export async function pdfOf(pages: Blob[], title: string): Promise<File> {
  const document = await PDFDocument.create()
  document.setTitle(title)
  document.setCreator('支部')
  for (const one of pages) {
    const picture = await document.embedJpg(await one.arrayBuffer())
    const size: [number, number] = picture.width > picture.height ? [a4[1], a4[0]] : a4
    const by = Math.min(size[0] / picture.width, size[1] / picture.height)
    const [width, height] = [picture.width * by, picture.height * by]
    document
      .addPage(size)
      .drawImage(picture, { x: (size[0] - width) / 2, y: (size[1] - height) / 2, width, height })
  }
  const bytes = new Uint8Array(await document.save())
  return new File([bytes], `${title}.pdf`, { type: 'application/pdf' })
}
