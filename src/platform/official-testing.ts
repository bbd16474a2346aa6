/** Measures a document that was set, as independent readers find it on its pages. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { printOfficial } from './print.ts'

const poppler = spawnSync('pdftotext', ['-v']).status === 0
/** Why nothing can be measured; false when it can. */
export const notMeasurable = !poppler && 'pdftotext is not installed'

type Word = { page: number; text: string; left: number; right: number; top: number; bottom: number }

async function withPrinted<T>(sheet: object, work: (file: string) => T): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-geometry-'))
  try {
    const file = path.join(folder, 'one.pdf')
    writeFileSync(file, (await printOfficial(sheet, '2026-11-03')).pdf)
    return work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where every word stands, in millimetres from the upper left corner of its page. */
export const wordsOf = (sheet: object): Promise<Word[]> =>
  withPrinted(sheet, (file) => {
    const { stdout } = spawnSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
    let page = 0
    return stdout.split('\n').flatMap((line) => {
      if (line.includes('<page ')) page += 1
      const [, left, top, right, bottom, text] =
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(line) ?? []
      if (!text) return []
      const [l, t, r, b] = [left, top, right, bottom].map((n) => (Number(n) / 72) * 25.4)
      return [{ page, text, left: l ?? 0, top: t ?? 0, right: r ?? 0, bottom: b ?? 0 }]
    })
  })

const dotsPerMillimetre = 10

/** What is red on the first page: bands of rows without a gap, from where to where, in millimetres. */
type Band = { top: number; bottom: number; left: number; right: number }
export const redBandsOf = (sheet: object): Promise<Band[]> =>
  withPrinted(sheet, (file) => {
    const options = ['-r', String(25.4 * dotsPerMillimetre), '-f', '1', '-l', '1', file]
    const { stdout } = spawnSync('pdftoppm', options, { maxBuffer: 1 << 28 })
    const [head, width = 0, height = 0] =
      /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.toString('latin1', 0, 40)) ?? []
    return bandsIn(stdout.subarray(head?.length ?? 0), Number(width), Number(height))
  })

function bandsIn(dots: Buffer, width: number, height: number): Band[] {
  const bands: Band[] = []
  let now: Band | null = null
  for (let y = 0; y < height; y++) {
    const row = redIn(dots.subarray(y * width * 3, (y + 1) * width * 3))
    if (!row) now = null
    else if (now) {
      now.bottom = (y + 1) / dotsPerMillimetre
      now.left = Math.min(now.left, row.left)
      now.right = Math.max(now.right, row.right)
    } else {
      now = { ...row, top: y / dotsPerMillimetre, bottom: (y + 1) / dotsPerMillimetre }
      bands.push(now)
    }
  }
  return bands
}

function redIn(row: Buffer): { left: number; right: number } | null {
  let [left, right] = [-1, -1]
  for (let x = 0; x < row.length; x += 3) {
    const [red = 0, green = 0, blue = 0] = row.subarray(x, x + 3)
    if (red < 180 || green > 120 || blue > 120) continue
    if (left < 0) left = x / 3
    right = x / 3 + 1
  }
  return left < 0 ? null : { left: left / dotsPerMillimetre, right: right / dotsPerMillimetre }
}

export const near = (found: number, wanted: number, what: string, by = 0.3) =>
  assert.ok(Math.abs(found - wanted) <= by, `${what}: ${found.toFixed(2)} mm, should be ${wanted} mm`)
