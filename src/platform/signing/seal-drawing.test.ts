import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { missingGlyphs, type Outline } from './glyphs.ts'
import { drawSeal, type SealDrawing } from './seal-drawing.ts'
import { sealOperators, sealSvg } from './seal-picture.ts'

const institute = '中共星河研究院第十二研究所委员会'
const longest = '中共某某省某某市星河研究院启明控制研究所第五研究室与外协单位联合党支部委员会'

type Point = [x: number, y: number]
const pointsOf = (outline: Outline): Point[] =>
  outline.flatMap(([, ...numbers]) => {
    const points: Point[] = []
    for (let at = 0; at < numbers.length; at += 2)
      points.push([numbers[at] as number, numbers[at + 1] as number])
    return points
  })

function leastDistance(one: Point[], other: Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [x, y] of one) for (const [a, b] of other) least = Math.min(least, Math.hypot(x - a, y - b))
  return least
}

/** The characters of the inscription, and those below the star: the star stands between them. */
const partsOf = ({ outlines }: SealDrawing, characters: number) => ({
  inscription: outlines.slice(0, characters).map(pointsOf),
  line: outlines.slice(characters + 1).flatMap(pointsOf),
})

describe('A round seal', () => {
  it('holds every character inside of its ring, first at the left and last at the right', async () => {
    for (const inscription of ['星河', '中共星河研究院委员会', institute, longest]) {
      const drawing = await drawSeal({ inscription })
      const { inscription: characters } = partsOf(drawing, [...inscription].length)
      for (const points of characters)
        for (const [x, y] of points) assert.ok(Math.hypot(x, y) < 21 - 1.2, inscription)
      const across = (points: Point[]) => points.reduce((sum, [x]) => sum + x, 0) / points.length
      assert.ok(across(characters[0] as Point[]) < across(characters.at(-1) as Point[]))
    }
  })

  it('presses a long name together, so that no two characters touch', async () => {
    for (const inscription of [institute, `${institute}第三党支部`, longest]) {
      const drawing = await drawSeal({ inscription })
      const { inscription: characters } = partsOf(drawing, [...inscription].length)
      for (let at = 1; at < characters.length; at += 1)
        assert.ok(leastDistance(characters[at - 1] as Point[], characters[at] as Point[]) > 0.03, inscription)
      assert.ok(leastDistance(characters[0] as Point[], characters.at(-1) as Point[]) > 1, inscription)
    }
  })

  it('keeps the ends of a long name away from the line below the star', async () => {
    for (const inscription of ['中共星河研究院委员会', institute, `${institute}第三党支部`, longest]) {
      const drawing = await drawSeal({ inscription, line: '党费专用章' })
      const { inscription: characters, line } = partsOf(drawing, [...inscription].length)
      assert.ok(leastDistance(characters.flat(), line) > 0.7, inscription)
    }
  })

  it('says which characters its font lacks, and never draws a box for them', async () => {
    assert.deepEqual(await missingGlyphs('中共𰻞研究院\u{e000}𰻞'), ['𰻞', '\u{e000}'])
    assert.deepEqual(await missingGlyphs(`${institute}镕喆旻頔䶮`), [])
    await assert.rejects(drawSeal({ inscription: '中共\u{e000}研究院' }), /no glyph/)
  })

  it('is not drawn when nobody could read it', async () => {
    await assert.rejects(drawSeal({ inscription: '长'.repeat(41) }), /too much/)
    await assert.rejects(drawSeal({ inscription: institute, line: '专用章专用章专用章' }), /too much/)
  })

  it('is one set of paths on the screen and on paper', async () => {
    const drawing = await drawSeal({ inscription: institute })
    const curves = drawing.outlines.flat().filter(([command]) => command === 'C').length
    const operators = sealOperators(drawing)
    assert.equal(operators.match(/ c$/gm)?.length, curves + 4)
    assert.equal(sealSvg(drawing).match(/C/g)?.length, curves)
    assert.doesNotMatch(operators + sealSvg(drawing), /NaN|Infinity|\de-/)
    assert.ok(operators.length < 60_000)
  })
})
