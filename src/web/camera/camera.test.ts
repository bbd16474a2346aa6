import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areaOf, type Point, placeIn, type Quad, sizeOf, wholeOf } from './geometry.ts'
import { dress, turned } from './looks.ts'
import { findSheet, type Picture, straighten } from './sheet.ts'

const inside = ({ x, y }: Point, quad: Quad) =>
  quad.every((one, at) => {
    const next = quad[(at + 1) % 4] as Point
    return (next.x - one.x) * (y - one.y) - (next.y - one.y) * (x - one.x) >= 0
  })

/** Always the same noise. */
function dice(): () => number {
  let state = 42
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A photo of a sheet with lines of writing on a table, lit unevenly. */
function photo(width: number, height: number, sheet: Quad | null, table = 70): Picture {
  const pixels = new Uint8ClampedArray(width * height * 4)
  const throwDice = dice()
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const paper = sheet === null || inside({ x, y }, sheet)
      const written = paper && y % 24 < 4 && x % 90 < 60
      const light = 1 - (0.25 * x) / width
      const value = (written ? 60 : paper ? 225 : table) * light + (throwDice() - 0.5) * 16
      pixels.set([value, value, value * 0.97, 255], (y * width + x) * 4)
    }
  return { width, height, pixels }
}

const sheets: Record<string, Quad> = {
  straight: [
    { x: 120, y: 90 },
    { x: 680, y: 90 },
    { x: 680, y: 880 },
    { x: 120, y: 880 },
  ],
  'seen from the side': [
    { x: 190, y: 130 },
    { x: 640, y: 100 },
    { x: 740, y: 900 },
    { x: 80, y: 860 },
  ],
  turned: [
    { x: 300, y: 60 },
    { x: 760, y: 330 },
    { x: 460, y: 930 },
    { x: 40, y: 640 },
  ],
}

describe('A photographed sheet', () => {
  for (const [name, sheet] of Object.entries(sheets))
    it(`is found where it lies, ${name}`, () => {
      const found = findSheet(photo(800, 1000, sheet))
      assert.ok(found)
      for (const [at, corner] of sheet.entries()) {
        const { x, y } = found[at] as Point
        assert.ok(Math.hypot(x - corner.x, y - corner.y) < 9, `${at}: ${x},${y} for ${corner.x},${corner.y}`)
      }
    })

  it('is not made up where the photo shows nothing else, or nothing light', () => {
    assert.equal(findSheet(photo(800, 1000, null)), null)
    const spot: Quad = [
      { x: 300, y: 300 },
      { x: 400, y: 300 },
      { x: 400, y: 400 },
      { x: 300, y: 400 },
    ]
    assert.equal(findSheet(photo(800, 1000, spot)), null)
  })

  it('is read out straight: a mark at a corner of the paper stands at the corner of the page', () => {
    const sheet = sheets['seen from the side'] as Quad
    const picture = photo(800, 1000, sheet)
    const mark = placeIn(sheet)(0.1, 0.9)
    for (let y = -9; y <= 9; y++)
      for (let x = -9; x <= 9; x++)
        picture.pixels.set([255, 0, 0, 255], ((Math.round(mark.y) + y) * 800 + Math.round(mark.x) + x) * 4)
    const page = straighten(picture, sheet)
    const at = (Math.round(page.height * 0.9) * page.width + Math.round(page.width * 0.1)) * 4
    assert.deepEqual([...page.pixels.slice(at, at + 3)], [255, 0, 0])
    const straight = sizeOf(sheets.straight as Quad)
    assert.ok(Math.abs(straight.height / straight.width - Math.SQRT2) < 0.01, 'nearly A4 is A4')
  })

  it('that lies across becomes a page that lies across', () => {
    const { width, height } = sizeOf(wholeOf(1414, 1000))
    assert.ok(width > height)
    assert.equal(areaOf(wholeOf(11, 6)), 50)
  })
})

describe('A page', () => {
  it('loses the shadow and keeps the writing and the red of the seal', () => {
    const picture = photo(640, 640, null)
    for (let y = 300; y < 320; y++)
      for (let x = 300; x < 320; x++) picture.pixels.set([190, 40, 40, 255], (y * 640 + x) * 4)
    const clear = dress(picture, 'clear')
    const value = (x: number, y: number) => [...clear.pixels.slice((y * 640 + x) * 4, (y * 640 + x) * 4 + 3)]
    for (const x of [70, 610]) assert.ok((value(x, 12)[0] as number) > 240, 'paper is white at both sides')
    assert.ok((value(20, 25)[0] as number) < 120, 'writing stays dark')
    const [red, green] = value(310, 310) as [number, number]
    assert.ok(red - green > 100, 'a seal stays red')
    const grey = dress(picture, 'grey').pixels.slice((310 * 640 + 310) * 4)
    assert.equal(grey[0], grey[1])
  })

  it('turned four times is as it was; turned once its left side is on top', () => {
    const picture = photo(60, 40, null)
    assert.deepEqual(turned(turned(picture, 3), 1).pixels, picture.pixels)
    const once = turned(picture, 1)
    assert.deepEqual([once.width, once.height], [40, 60])
    const bottomLeft = picture.pixels.slice(39 * 60 * 4, 39 * 60 * 4 + 3)
    assert.deepEqual(once.pixels.slice(0, 3), bottomLeft)
  })
})
