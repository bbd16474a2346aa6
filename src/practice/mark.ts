import { printPdf } from '#platform/print.ts'

const words = '演练，不作数'
const pdf = 'application/pdf'

let drawn: Promise<Buffer> | null = null
/** The mark itself, drawn once. */
const mark = () => {
  drawn ??= printPdf('practice-mark.typ', { words }, '2000-01-01')
  drawn.catch(() => {
    drawn = null
  })
  return drawn
}

/** The same PDF with the mark on every page: small and plain at its head, large and pale across it. */
export async function markPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const { degrees, PDFDocument } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const [stamp] = await document.embedPdf(await mark())
  if (!stamp) throw new Error('the mark has a page')
  for (const page of document.getPages()) {
    const { width, height } = page.getSize()
    const small = { width: 130, height: 26 }
    page.drawPage(stamp, { ...small, x: (width - small.width) / 2, y: height - small.height - 8 })
    // Across the middle, turned by 30°: its centre is the page's.
    const wide = Math.min(width, height) * 0.8
    const [w, h, turn] = [wide, wide / 5, Math.PI / 6]
    page.drawPage(stamp, {
      width: w,
      height: h,
      x: width / 2 - (w * Math.cos(turn) - h * Math.sin(turn)) / 2,
      y: height / 2 - (w * Math.sin(turn) + h * Math.cos(turn)) / 2,
      rotate: degrees(30),
      opacity: 0.16,
    })
  }
  return document.save()
}

/**
 * Whatever is saved out of the practice world says so: every page of a PDF, and the name of any file. Here, on the way
 * out, so that no feature has to think of it.
 */
export async function markFile(answer: Response): Promise<Response> {
  const named = answer.headers.get('content-disposition')
  if (!named || !answer.ok) return answer
  const headers = new Headers(answer.headers)
  headers.set(
    'content-disposition',
    named.replace("filename*=UTF-8''", `filename*=UTF-8''${encodeURIComponent(`${words}_`)}`),
  )
  const { status } = answer
  if (!headers.get('content-type')?.startsWith(pdf)) return new Response(answer.body, { status, headers })
  // A part of a file cannot be marked: the whole of it is answered instead.
  for (const name of ['content-length', 'content-range', 'accept-ranges', 'etag']) headers.delete(name)
  const marked = await markPdf(new Uint8Array(await answer.arrayBuffer()))
  return new Response(new Uint8Array(marked), { status: 200, headers })
}
