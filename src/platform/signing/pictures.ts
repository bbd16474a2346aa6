/** Pictures that can stand on a page of a PDF. */
const kinds: [type: string, start: Buffer][] = [
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
]

/** What kind of picture this is; null when it is none, or damaged. */
export async function pictureKind(bytes: Buffer): Promise<string | null> {
  const type = kinds.find(([, start]) => bytes.subarray(0, start.length).equals(start))?.[0]
  if (!type) return null
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  try {
    const document = await PDFDocument.create()
    const image = await (type === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes))
    await image.embed()
    return image.width > 0 && image.height > 0 ? type : null
  } catch {
    return null
  }
}
