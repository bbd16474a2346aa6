import sharp from 'sharp'

/** A piece of a picture, in its own pixels after it was brought to `width`. */
export type Wanted = {
  size: string
  width: number
  piece?: { left: number; top: number; side: number } | undefined
}

const mostPixels = 100_000_000
const opened = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })

/** What the bytes are, whatever the name says: read from the bytes; null when no picture can be read from them. */
export async function measurePicture(
  bytes: Uint8Array,
): Promise<{ format: string; width: number; height: number } | null> {
  try {
    const { format = '', width = 0, height = 0, orientation = 1, pages = 1 } = await opened(bytes).metadata()
    // Nobody can hide a second picture behind the first.
    if (pages > 1) return null
    return orientation >= 5 ? { format, width: height, height: width } : { format, width, height }
  } catch {
    return null
  }
}

/**
 * The picture drawn anew in each of the sizes, as WebP: nothing of the file itself is kept, so neither where it was
 * taken nor anything hidden in it. Null when it breaks while it is read.
 */
export async function redrawPicture(
  bytes: Uint8Array,
  whole: { width: number; height: number },
  wanted: Wanted[],
  quality: number | 'lossless' = 82,
): Promise<{ size: string; bytes: Buffer }[] | null> {
  try {
    // Decoded once, upright, in its final measure; every size is made of these pixels.
    const { data, info } = await opened(bytes)
      .rotate()
      .resize(whole.width, whole.height, { fit: 'fill' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const made: { size: string; bytes: Buffer }[] = []
    for (const { size, width, piece } of wanted) {
      const one = sharp(data, { raw })
      const cut = piece
        ? one.extract({ left: piece.left, top: piece.top, width: piece.side, height: piece.side })
        : one.resize(width)
      const how = quality === 'lossless' ? { lossless: true, exact: true } : { quality }
      made.push({ size, bytes: await cut.webp({ ...how, effort: 2 }).toBuffer() })
    }
    return made
  } catch {
    return null
  }
}
