import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  differing,
  provinceCodes,
  provinceNames,
  provincesNamed,
  type SiteValues,
  whyNotPublic,
} from './rules.ts'

describe('The provincial units', () => {
  it('are 34, by the codes of GB/T 2260', () => {
    assert.equal(provinceCodes.length, 34)
    assert.equal(new Set(provinceCodes).size, 34)
    assert.equal(provinceNames['65'], '新疆维吾尔自治区')
  })

  it('are named by their name, their one character and by pinyin', () => {
    assert.deepEqual(provincesNamed('江西'), ['36'])
    assert.deepEqual(provincesNamed(' 赣 '), ['36'])
    assert.deepEqual(provincesNamed('JiangXi'), ['36'])
    assert.deepEqual(provincesNamed('jx'), ['36'])
    assert.deepEqual(provincesNamed('hn'), ['41', '43', '46'], '河南、湖南、海南')
    assert.deepEqual(provincesNamed('广'), ['44', '45'])
  })

  it('are not named by one letter, nothing, or a word inside of a name', () => {
    for (const text of ['', '  ', 'j', '西', '会议']) assert.ok(!provincesNamed(text).includes('36'), text)
  })
})

describe('An address of a public site', () => {
  it('is a whole web address of the public network', () => {
    for (const good of [
      'http://www.zunyihy.cn/',
      'https://museum.example.cn/a?b=1',
      'http://example.org:8080/',
    ])
      assert.equal(whyNotPublic(good), null, good)
  })

  it('is refused when it is none, or carries a password', () => {
    for (const bad of [
      'www.zunyihy.cn',
      'ftp://example.org/',
      'javascript:alert(1)',
      'https://a:b@example.org/',
    ])
      assert.equal(whyNotPublic(bad), 'red-address-form', bad)
  })

  it('is refused when it leads into the house', () => {
    for (const bad of [
      'http://192.168.1.1/',
      'http://8.8.8.8/',
      'http://[::1]/',
      'http://localhost:3000/',
      'http://zhibu/',
      'http://files.corp/',
      'http://printer.local./',
      'http://0x7f000001/',
    ])
      assert.equal(whyNotPublic(bad), 'red-address-inside', bad)
  })
})

describe('Two versions of a site', () => {
  const site: SiteValues = {
    name: '遵义会议纪念馆',
    province: '52',
    place: '遵义市',
    kind: 'site',
    themes: ['longMarch'],
    introduction: '…',
    sourceTitle: '名录',
    sourceAddress: 'https://example.org/',
    location: null,
    url: null,
  }
  it('differ in the fields that say something else; nothing said and nothing there are the same', () => {
    assert.deepEqual(differing(site, { ...site, location: '' }), [])
    assert.deepEqual(
      differing(site, { ...site, themes: ['longMarch', 'figures'], url: 'http://www.zunyihy.cn/' }),
      ['themes', 'url'],
    )
  })
})
