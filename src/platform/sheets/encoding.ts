import { isUtf8 } from 'node:buffer'
import { Refusal } from '../errors.ts'

/**
 * The text of a CSV file as UTF-8 without a byte-order mark. A file that is not UTF-8 is read as GB 18030, the
 * other encoding Chinese spreadsheets write, unless its first line is UTF-8: then one byte of it is broken.
 * The whole file is decoded at once, so that no character of four bytes is ever cut.
 * @throws Refusal sheet-encoding {file, line, byte} naming the first byte that is text in neither
 */
export function utf8Of(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.includes(0))
    throw new Refusal('invalid', 'sheet-encoding', { file, line: 1, byte: bytes.indexOf(0) + 1 })
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (isUtf8(bytes)) return marked ? bytes.subarray(3) : bytes
  if (marked || startsInUtf8(bytes)) throw broken(bytes, 'utf-8', file)
  try {
    return Buffer.from(new TextDecoder('gb18030', { fatal: true }).decode(bytes))
  } catch {
    throw broken(bytes, 'gb18030', file)
  }
}

/** True when the header line is UTF-8 and more than ASCII: a Chinese header in GB 18030 is not UTF-8 by chance. */
function startsInUtf8(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10)
  const header = end < 0 ? bytes : bytes.subarray(0, end)
  return header.some((byte) => byte > 127) && isUtf8(header)
}

function broken(bytes: Uint8Array, encoding: string, file: string): Refusal {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const byte = wrongByte(bytes.subarray(start, end), decoder)
    if (byte !== null) return new Refusal('invalid', 'sheet-encoding', { file, line, byte: start + byte + 1 })
    start = end
  }
  return new Refusal('invalid', 'sheet-format', { file })
}

/** Index of the first byte of a line that does not continue its text, the line's end included; null when all do. */
function wrongByte(line: Uint8Array, decoder: InstanceType<typeof TextDecoder>): number | null {
  try {
    decoder.decode(line)
    return null
  } catch {
    for (let index = 0; index < line.length; index++) {
      try {
        decoder.decode(line.subarray(index, index + 1), { stream: true })
      } catch {
        return index
      }
    }
    return line.length - 1
  }
}
