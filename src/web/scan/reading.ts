/** What browsers with a reader of their own offer; the types of the platform do not know it yet. */
type Detector = { detect(picture: ImageBitmap): Promise<{ rawValue: string }[]> }
type DetectorMaker = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const longest = 1200

/** The text of the QR code in a photo; null when none is found. */
export async function codeIn(photo: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  const found = (await byBrowser(bitmap)) ?? (await byProgram(bitmap))
  bitmap.close()
  return found
}

async function byBrowser(bitmap: ImageBitmap): Promise<string | null> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  if (!Maker || !(await Maker.getSupportedFormats().catch((): string[] => [])).includes('qr_code'))
    return null
  const codes = await new Maker({ formats: ['qr_code'] }).detect(bitmap).catch(() => [])
  return codes[0]?.rawValue ?? null
}

async function byProgram(bitmap: ImageBitmap): Promise<string | null> {
  const { default: jsQR } = await import('jsqr')
  const by = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * by), Math.round(bitmap.height * by)]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  brush.drawImage(bitmap, 0, 0, width, height)
  return jsQR(brush.getImageData(0, 0, width, height).data, width, height)?.data ?? null
}
