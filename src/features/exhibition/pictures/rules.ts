/** 图片: what the museum takes, and the sizes it makes of it. Measures of the program, no rule of the Party. */
export const pictureKinds = ['picture', 'panorama', 'light'] as const
export type PictureKind = (typeof pictureKinds)[number]

const mostMegabytes = 40
const leastSide = 200
const mostPixels = 80_000_000

/** A tile is a square of a panorama; large panoramas come in as many as are looked at. */
const tileSide = 1024
/** Panoramas are brought to one of these widths: the largest that the picture fills. */
const panoramaWidths = [8192, 4096, 2048]

export type Measured = { format: string; width: number; height: number }
type Why = { code: string; facts: Record<string, string | number> }

/** Why a file cannot be hung: of the wrong kind whatever its name says, too small, too large, not 2:1. */
export function whyNotPicture(kind: PictureKind, measured: Measured | null, bytes: number): Why | null {
  if (bytes > mostMegabytes * 1_048_576) return { code: 'picture-bytes', facts: { megabytes: mostMegabytes } }
  if (!measured || !['jpeg', 'png', 'webp'].includes(measured.format))
    return { code: 'picture-kind', facts: {} }
  const { width, height } = measured
  if (width * height > mostPixels) return { code: 'picture-pixels', facts: { width, height } }
  if (Math.min(width, height) < leastSide)
    return { code: 'picture-small', facts: { width, height, least: leastSide } }
  return kind === 'panorama' ? whyNotPanorama(width, height) : null
}

/** A whole look around is twice as wide as it is high (equirectangular); half a per cent may be lost in scaling. */
function whyNotPanorama(width: number, height: number): Why | null {
  if (Math.abs(width / height - 2) > 0.01) return { code: 'panorama-shape', facts: { width, height } }
  const least = panoramaWidths.at(-1) as number
  return width < least ? { code: 'panorama-small', facts: { width, least } } : null
}

export type Piece = { left: number; top: number; side: number }
export type Size = { size: string; width: number; piece?: Piece }

export const panoramaWidth = (width: number): number =>
  panoramaWidths.find((one) => one <= width) ?? (panoramaWidths.at(-1) as number)

/** How a panorama of this width is cut; null when it is given out whole. */
export const tilesOf = (width: number) =>
  width <= 2048 ? null : { columns: width / tileSide, rows: width / 2 / tileSide, width }

/** The files that are made of an upload. */
export function sizesOf(kind: PictureKind, width: number): Size[] {
  if (kind === 'light') return [{ size: 'full', width }]
  if (kind === 'picture')
    return [
      { size: 'small', width: Math.min(width, 640) },
      { size: 'large', width: Math.min(width, 1800) },
    ]
  const cut = tilesOf(width)
  const tiles = Array.from({ length: (cut?.columns ?? 0) * (cut?.rows ?? 0) }, (_, at): Size => {
    const [column, row] = [at % (cut?.columns ?? 1), Math.floor(at / (cut?.columns ?? 1))]
    const piece = { left: column * tileSide, top: row * tileSide, side: tileSide }
    return { size: `tile-${column}-${row}`, width: tileSide, piece }
  })
  return [{ size: 'preview', width: 1024 }, { size: 'small', width: 2048 }, ...tiles]
}
