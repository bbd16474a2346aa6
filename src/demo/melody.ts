/** Notes of a tune as a sound file: WAV, 8,000 samples a second, 8 bits. */
const rate = 8000

/** Half tones above middle C, null for silence; and how many beats. */
export type Note = [halfTones: number | null, beats: number]

/** The first strain of the Internationale (Pierre Degeyter, 1888). */
export const internationale: Note[] = [
  [7, 1],
  [12, 1.5],
  [11, 0.5],
  [14, 0.5],
  [12, 0.5],
  [7, 0.5],
  [4, 0.5],
  [9, 2],
  [5, 1],
  [null, 0.5],
  [9, 0.5],
  [14, 1.5],
  [12, 0.5],
  [11, 0.5],
  [9, 0.5],
  [7, 0.5],
  [5, 0.5],
  [4, 2],
  [null, 1],
  [7, 1],
  [12, 1.5],
  [11, 0.5],
  [14, 0.5],
  [12, 0.5],
  [7, 0.5],
  [4, 0.5],
  [9, 2],
  [5, 0.5],
  [9, 0.5],
  [14, 0.5],
  [12, 0.5],
  [11, 1],
  [14, 1],
  [17, 1],
  [11, 1],
  [12, 3],
]

export const secondsOf = (notes: Note[], beatsAMinute: number): number =>
  (notes.reduce((sum, [, beats]) => sum + beats, 0) * 60) / beatsAMinute

/** A note as a string sounds: a few partials that die away, begun and ended softly. */
function sample(halfTones: number, seconds: number, of: number): number {
  const pitch = 2 * Math.PI * 261.63 * 2 ** (halfTones / 12) * seconds
  const loud = Math.min(1, seconds * 40, (of - seconds) * 25) * Math.exp(-seconds * 0.9)
  return loud * (0.6 * Math.sin(pitch) + 0.25 * Math.sin(2 * pitch) + 0.1 * Math.sin(3 * pitch))
}

export function wavOf(notes: Note[], beatsAMinute: number): Buffer {
  const samples = notes.map(([halfTones, beats]) => {
    const length = Math.round(secondsOf([[null, beats]], beatsAMinute) * rate)
    const of = length / rate
    return Uint8Array.from({ length }, (_, at) =>
      halfTones === null ? 128 : 128 + Math.round(100 * sample(halfTones, at / rate, of)),
    )
  })
  const body = Buffer.concat(samples)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + body.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(body.length, 40)
  return Buffer.concat([head, body])
}
