import sharp from 'sharp'

export type Picture = { bytes: Buffer; type: string; width: number; height: number }

/** A small file can unfold to a picture of any size: this is the largest that is opened, in points. */
const mostPoints = 60_000_000
const longestEdge = 4000
const smallEdge = 480

/**
 * A picture made anew from its points, upright: nothing else of the file is left, neither where it was taken nor what
 * was hidden in it. `small` is for lists. Null when it is no picture, or too large a one.
 */
export async function remade(bytes: Uint8Array): Promise<{ picture: Picture; small: Picture } | null> {
  try {
    return {
      picture: await drawn(bytes, longestEdge, 88),
      small: await drawn(bytes, smallEdge, 80),
    }
  } catch {
    return null
  }
}

async function drawn(bytes: Uint8Array, edge: number, quality: number): Promise<Picture> {
  const opened = sharp(bytes, { limitInputPixels: mostPoints, failOn: 'error' })
  const { hasAlpha } = await opened.metadata()
  const sized = opened.rotate().resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
  const { data, info } = await (hasAlpha ? sized.png() : sized.jpeg({ quality, mozjpeg: true })).toBuffer({
    resolveWithObject: true,
  })
  return { bytes: data, type: hasAlpha ? 'image/png' : 'image/jpeg', width: info.width, height: info.height }
}
