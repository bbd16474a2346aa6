import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { gold, ink, red, semantic, series } from './tokens.ts'

const css = readFileSync(new URL('./base.css', import.meta.url), 'utf8')
const variable = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`, 'i').exec(css)?.[1]?.toUpperCase()

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours', () => {
  it('are the same in scripts and in style sheets', () => {
    for (const [family, shades] of Object.entries({ red, gold, ink })) {
      for (const [shade, colour] of Object.entries(shades))
        assert.equal(variable(`${family}-${shade}`), colour)
    }
    for (const [name, colour] of Object.entries(semantic)) assert.equal(variable(name), colour)
    series.forEach((colour, at) => {
      assert.equal(variable(`series-${at + 1}`), colour)
    })
  })

  it('let an old member read every word: 4.5 to 1 for text on white, on the ground and on its soft colour', () => {
    const white = '#FFFFFF'
    for (const text of [
      ink[900],
      ink[700],
      ink[500],
      red[600],
      red[700],
      gold[600],
      gold[700],
      ...Object.values(semantic),
    ]) {
      assert.ok(contrast(text, white) >= 4.5, `${text} on white`)
    }
    for (const text of [ink[900], ink[700], ink[500], red[600]]) {
      assert.ok(contrast(text, ink[50]) >= 4.5, `${text} on the ground`)
    }
    for (const name of ['success', 'warning', 'error', 'info'] as const) {
      const soft = variable(`${name}-soft`)
      assert.ok(soft && contrast(semantic[name], soft) >= 4.5, `${name} on its soft colour`)
    }
    assert.ok(contrast(white, red[600]) >= 4.5)
    assert.ok(contrast(red[700], red[100]) >= 4.5)
  })
})
