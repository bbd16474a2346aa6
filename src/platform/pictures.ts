import sharp, { type Sharp } from 'sharp'

/** `page`: WebP, for our own pages. `file`: JPEG, or PNG where it is see-through, for any program that opens it. */
type Form = 'page' | 'file'

/** A size of a picture: all of it brought to `width`, or a piece in the pixels of the whole. */
type Wanted = {
  size: string
  width: number
  form?: Form | undefined
  piece?: { left: number; top: number; side: number } | undefined
}
type Drawn = { size: string; bytes: Buffer; type: string }

const mostPixels = 100_000_000
const opened = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })

/** What the bytes are, upright, whatever the name says; null when no picture can be read from them. */
async function looked(bytes: Uint8Array) {
  try {
    const { format = '', width = 0, height = 0, orientation = 1, pages = 1 } = await opened(bytes).metadata()
    return orientation >= 5
      ? { format, width: height, height: width, pages }
      : { format, width, height, pages }
  } catch {
    return null
  }
}

/** The same of a picture that stands alone: nobody can hide a second one behind the first. */
export async function measurePicture(
  bytes: Uint8Array,
): Promise<{ format: string; width: number; height: number } | null> {
  const found = await looked(bytes)
  if (!found || found.pages > 1) return null
  const { format, width, height } = found
  return { format, width, height }
}

/**
 * The picture drawn anew in each of the sizes: nothing of the file itself is kept, so neither where it was taken nor
 * anything hidden in it. Null when it breaks while it is read.
 */
export async function redrawPicture(
  bytes: Uint8Array,
  whole: { width: number; height: number },
  wanted: Wanted[],
  quality: number | 'lossless' = 82,
): Promise<Drawn[] | null> {
  try {
    // Decoded once, upright, in its final measure; every size is made of these pixels.
    const { data, info } = await opened(bytes)
      .rotate()
      .resize(whole.width, whole.height, { fit: 'fill' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const made: Drawn[] = []
    for (const { size, width, piece, form = 'page' } of wanted) {
      const one = sharp(data, { raw })
      const cut = piece
        ? one.extract({ left: piece.left, top: piece.top, width: piece.side, height: piece.side })
        : one.resize(width)
      const type = form === 'page' ? 'image/webp' : info.channels === 4 ? 'image/png' : 'image/jpeg'
      made.push({ size, type, bytes: await written(cut, type, quality).toBuffer() })
    }
    return made
  } catch {
    return null
  }
}

function written(one: Sharp, type: string, quality: number | 'lossless'): Sharp {
  if (type === 'image/png') return one.png()
  if (type === 'image/jpeg') return one.jpeg({ quality: 88, mozjpeg: true })
  return one.webp({ ...(quality === 'lossless' ? { lossless: true, exact: true } : { quality }), effort: 2 })
}

/** A small file can unfold to a picture of any size: this is the largest that strangers may bring to be read. */
const mostBrought = 60_000_000
const longestEdge = 4000
const smallEdge = 480
const brought = ['jpeg', 'png', 'gif', 'webp']

const scaled = ({ width, height }: { width: number; height: number }, edge: number) => {
  const by = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

/**
 * A picture to be read and downloaded, as a file of its own, and a small one for lists. Null when it is no picture, or
 * too large a one.
 */
export async function remadePicture(
  bytes: Uint8Array,
): Promise<{ picture: Omit<Drawn, 'size'>; small: Buffer } | null> {
  const found = await looked(bytes)
  if (!found || !brought.includes(found.format) || found.width * found.height > mostBrought) return null
  const whole = scaled(found, longestEdge)
  const made = await redrawPicture(bytes, whole, [
    { size: 'picture', width: whole.width, form: 'file' },
    { size: 'small', width: scaled(whole, smallEdge).width },
  ])
  const [picture, small] = made ?? []
  return picture && small
    ? { picture: { bytes: picture.bytes, type: picture.type }, small: small.bytes }
    : null
}

/** What a small picture is called in HTTP, by its first bytes. */
export function pictureTypeOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0x52 && second === 0x49) return 'image/webp'
  return first === 0x89 ? 'image/png' : 'image/jpeg'
}

/** A drawing as a picture of so many pixels across, on white. */
export const pngOf = (svg: Uint8Array, width: number): Promise<Buffer> =>
  sharp(svg, { density: 200, limitInputPixels: mostPixels })
    .resize({ width })
    .flatten({ background: '#fff' })
    .png({ compressionLevel: 9 })
    .toBuffer()
