/** A piece of text round something that is looked for; `raw`: of bytes that may mean something else. */
export type Found = { place: string; text: string; raw?: true }

/** So much is kept on both sides of what is looked for. */
const around = 60
/** Where more is found than people could look at, it cannot be answered for. */
const mostFound = 20_000
class TooMuch extends Error {}

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const

/** The pieces of a text that `spots` (a global pattern) finds something in. */
export function windowsOf(text: string, spots: RegExp): string[] {
  const pieces: [number, number][] = []
  for (const { index, 0: hit } of text.matchAll(spots)) {
    const [from, to] = [Math.max(0, index - around), index + hit.length + around]
    const last = pieces.at(-1)
    if (last && from <= last[1]) last[1] = to
    else pieces.push([from, to])
    if (pieces.length > mostFound) throw new TooMuch()
  }
  return pieces.map(([from, to]) => text.slice(from, to))
}

/**
 * What may be read of any bytes, whatever they are: as UTF-8, as GB 18030, as UTF-16 of both orders from an even and from
 * an odd place. So names, comments and metadata are read wherever a format puts them.
 */
export function rawTexts(bytes: Uint8Array, spots: RegExp): string[] {
  const read = encodings.flatMap((encoding) => {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true })
    const starts = encoding.startsWith('utf-16') ? [0, 1] : [0]
    return starts.flatMap((from) => windowsOf(decoder.decode(bytes.subarray(from)), spots))
  })
  return [...new Set(read)]
}
