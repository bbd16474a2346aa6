import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readCoverage } from './font-coverage.ts'
import { fontsWith, missingGlyphs } from './fonts.ts'

const own = fileURLToPath(new URL('../../assets/fonts/', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-fonts-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('A font file', () => {
  it('tells its family and its characters, in either of the two usual tables', () => {
    const fang = readCoverage(path.join(own, 'ZhibuFangSong-Regular.otf'))
    assert.equal(fang.family, 'Zhibu FangSong')
    assert.deepEqual([fang.has(0x4e2d), fang.has(0x9555), fang.has(0x41)], [true, false, false])
    const kai = readCoverage(path.join(own, 'ZhibuKai-Light.ttf'))
    assert.equal(kai.family, 'Zhibu Kai')
    assert.deepEqual([kai.has(0x9555), kai.has(0x2cb4e), kai.has(0x1f600)], [true, true, false])
  })
})

describe('An institute’s own fonts', () => {
  it('stand before those that come along, for what their folder says', () => {
    cpSync(path.join(own, 'ZhibuKai-Regular.ttf'), path.join(folder, 'ours.ttf'))
    writeFileSync(path.join(folder, 'stack.json'), JSON.stringify({ body: ['Zhibu Kai'] }))
    const [usual, ours] = [fontsWith(null), fontsWith(folder)]
    assert.deepEqual(ours.stack.body, ['Zhibu Kai', ...usual.stack.body])
    assert.deepEqual(ours.stack.title, usual.stack.title)
    assert.ok(ours.files.includes(path.join(folder, 'ours.ttf')))
  })
})

describe('The characters that would print as boxes', () => {
  it('are those that no font of the use has, each once', () => {
    const fonts = fontsWith(null)
    assert.deepEqual(missingGlyphs(fonts, 'body', '党𬭎ꙮ员ꙮ\n'), ['ꙮ'])
    const narrow = { ...fonts, stack: { ...fonts.stack, body: ['Zhibu FangSong'] } }
    assert.deepEqual(missingGlyphs(narrow, 'body', '中镕A'), ['镕'])
  })
})
