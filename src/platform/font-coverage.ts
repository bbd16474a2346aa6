import { closeSync, openSync, readSync } from 'node:fs'

/** A font file's family and the characters it has; read from its `name` and `cmap` tables alone. */
export type Coverage = { family: string; has(codePoint: number): boolean }

/** Reads an sfnt file (.ttf, .otf). */
export function readCoverage(file: string): Coverage {
  const handle = openSync(file, 'r')
  try {
    const part = (offset: number, length: number) => {
      const bytes = Buffer.alloc(length)
      readSync(handle, bytes, 0, length, offset)
      return bytes
    }
    const head = part(0, 12)
    const directory = part(12, head.readUInt16BE(4) * 16)
    const table = (tag: string) => {
      for (let at = 0; at < directory.length; at += 16)
        if (directory.toString('latin1', at, at + 4) === tag)
          return part(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
      throw new Error(`${file} has no ${tag} table`)
    }
    const ranges = rangesOf(table('cmap'))
    return { family: familyOf(table('name')), has: (codePoint) => holds(ranges, codePoint) }
  } finally {
    closeSync(handle)
  }
}

/** The typographic family (16), else the family (1), in the Unicode encoding of Windows. */
function familyOf(name: Buffer): string {
  const texts = new Map<number, string>()
  const start = name.readUInt16BE(4)
  for (let index = 0; index < name.readUInt16BE(2); index++) {
    const at = 6 + index * 12
    if (name.readUInt16BE(at) !== 3 || name.readUInt16BE(at + 4) !== 0x409) continue
    const from = start + name.readUInt16BE(at + 10)
    const text = Buffer.from(name.subarray(from, from + name.readUInt16BE(at + 8)))
    texts.set(name.readUInt16BE(at + 6), text.swap16().toString('utf16le'))
  }
  return texts.get(16) ?? texts.get(1) ?? ''
}

type Range = [first: number, last: number]

/** The ranges of code points of the widest Unicode subtable: format 12, else format 4. */
function rangesOf(cmap: Buffer): Range[] {
  const tables: Buffer[] = []
  for (let index = 0; index < cmap.readUInt16BE(2); index++)
    tables.push(cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)))
  const wide = tables.find((table) => table.readUInt16BE(0) === 12)
  if (wide) return groupsOf(wide)
  const plain = tables.find((table) => table.readUInt16BE(0) === 4)
  return plain ? segmentsOf(plain) : []
}

function groupsOf(table: Buffer): Range[] {
  const ranges: Range[] = []
  for (let index = 0; index < table.readUInt32BE(12); index++) {
    const at = 16 + index * 12
    if (table.readUInt32BE(at + 8) === 0 && table.readUInt32BE(at) === table.readUInt32BE(at + 4)) continue
    ranges.push([table.readUInt32BE(at), table.readUInt32BE(at + 4)])
  }
  return ranges
}

function segmentsOf(table: Buffer): Range[] {
  const doubled = table.readUInt16BE(6)
  const ranges: Range[] = []
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at)
    const first = table.readUInt16BE(16 + doubled + at)
    if (last !== 0xffff) ranges.push([first, last])
  }
  return ranges
}

/** The ranges are in order. */
function holds(ranges: Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] as Range
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
