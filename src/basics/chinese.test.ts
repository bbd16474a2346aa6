import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { meansNone, tidy, whyNotName } from './chinese.ts'
import { initialsOf, pinyinOf, unitInitialsOf } from './pinyin.ts'

describe('Chinese text', () => {
  it('tidies full-width digits and blanks, nothing else', () => {
    assert.equal(tidy('\uFEFF　１２ＡＢ '), '12AB')
    assert.equal(tidy('张三（男）'), '张三（男）')
    assert.equal(tidy('⼗二'), '⼗二')
  })
  it('welcomes rare characters and minority names, refuses what prints as a box', () => {
    for (const name of ['𬭎', '䶮㛃', '阿依古丽·买买提', '𬀩旻']) assert.equal(whyNotName(name), null, name)
    assert.equal(whyNotName(''), 'empty')
    assert.equal(whyNotName('王\uE123'), 'private-use')
    assert.equal(whyNotName('王\u0007'), 'control-character')
    assert.equal(whyNotName('123'), 'no-letters')
    assert.equal(whyNotName('张?三'), 'damaged')
    assert.equal(whyNotName('张\u200B三'), 'control-character')
    assert.equal(whyNotName('王'.repeat(51)), 'too-long')
  })
  it('leaves every Han character as it came', () => {
    for (const name of ['𬭎䶮㛃𬀩', '﨑', '⺼', '塚﨑']) assert.equal(tidy(name), name)
  })
  it('knows the ways of writing nothing', () => {
    for (const nothing of ['', ' ', '无', '—', '——', '/']) assert.ok(meansNone(nothing), nothing)
    assert.equal(meansNone('无锡'), false)
  })
  it('spells surnames as surnames', () => {
    assert.equal(initialsOf('单雄信'), 'sxx')
    assert.equal(pinyinOf('曾雅琴'), 'zengyaqin')
    assert.equal(pinyinOf('吕布'), 'lvbu')
    assert.equal(pinyinOf('尉迟恭'), 'yuchigong')
    assert.equal(pinyinOf('阿依古丽·买买提'), 'ayigulimaimaiti')
    assert.equal(initialsOf('王䶮'), 'wy')
    assert.equal(initialsOf('Maria王'), 'mariaw')
    assert.equal(unitInitialsOf('总体设计室'), 'ztsjs')
  })
  it('keeps a character nobody can spell, so that the name still sorts and is found', () => {
    assert.equal(pinyinOf('王\u{31350}'), 'wang\u{31350}')
    assert.equal(initialsOf('王\u{31350}'), 'w\u{31350}')
  })
})
