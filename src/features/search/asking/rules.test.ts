import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldText, numberInWords, numberOf } from '#basics/folded-text.ts'
import { marksOf } from '#platform/words/marks.ts'
import type { Wanted } from '../sight/rules.ts'
import {
  atLeast,
  closenessOf,
  easings,
  excerptOf,
  fewestWays,
  fitOf,
  leadsOf,
  lightUp,
  rarestFirst,
  termsOf,
  validityOn,
  weightOf,
  writingsOf,
} from './rules.ts'
import { isNear, isSpelled, meantPerhaps, spelledLike } from './spelling/rules.ts'

/** Cuts at blanks; 组织生活会 is made of two shorter words. */
const cutter = {
  wordsOf: (text: string) => text.split(/[ ，]/).filter(Boolean),
  within: (word: string) => (word === '组织生活会' ? ['组织', '生活'] : [word]),
}
const synonyms = [
  ['换届', '届满选举'],
  ['民主生活会', '专题民主生活会'],
]
const terms = (text: string) => termsOf(text, { cutter, marksOf, synonyms })
const words = (text: string) => terms(text).map((term) => term.text)

describe('A question', () => {
  it('is taken word by word, without what says nothing', () => {
    assert.deepEqual(words('怎么 交纳 党费 吗'), ['交纳', '党费'])
    assert.deepEqual(words('怎么'), ['怎么'], 'unless it is all there is')
    assert.deepEqual(words('党费 党费'), ['党费'])
  })

  it('of one character stays one', () => assert.deepEqual(words('罚'), ['罚']))

  it('knows the numbers of articles and papers, however they are written', () => {
    for (const text of ['第十三条', '第13条', '第１３条', '第 十三 条'])
      assert.deepEqual(words(text), ['第13条'], text)
    for (const text of ['〔2026〕12号', '[2026]12号', '(2026) 第12号', '【２０２６】12'])
      assert.deepEqual(words(text), ['〔2026〕12号'], text)
    assert.deepEqual(words('党章 第九条'), ['第9条', '党章'])
  })

  it('takes a synonym as a whole, and every word of its group for it', () => {
    const [term] = terms('支部换届选票').filter(({ text }) => text === '换届')
    assert.deepEqual(term?.ways, [['换届'], ['届满选举']])
    assert.deepEqual(words('支部换届选票'), ['支部', '换届', '选票'])
    assert.equal(terms('专题民主生活会')[0]?.text, '专题民主生活会', 'the longest of those that stand there')
  })

  it('is understood in traditional characters', () => {
    const [term] = terms('換屆')
    assert.deepEqual(term?.ways, [['换届'], ['届满选举']])
  })

  it('lets a long word stand for the shorter ones it is made of', () =>
    assert.deepEqual(terms('组织生活会')[0]?.ways, [['组织生活会'], ['组织', '生活']]))

  it('has at most ten words', () =>
    assert.equal(words('甲一 乙二 丙三 丁四 戊五 己六 庚七 辛八 壬九 癸十 子丑').length, 10))
})

describe('Numbers', () => {
  it('are read from words and written in words', () => {
    const pairs: [string, number][] = [
      ['九', 9],
      ['十', 10],
      ['十三', 13],
      ['四十二', 42],
      ['一百', 100],
      ['一百零二', 102],
      ['一百二十', 120],
    ]
    for (const [text, number] of pairs) {
      assert.equal(numberOf(text), number, text)
      assert.equal(numberInWords(number), text, text)
    }
    assert.equal(numberOf('二〇二六'), 2026)
    assert.equal(numberOf('42'), 42)
    assert.equal(numberOf('甲'), null)
    assert.equal(numberOf(''), null)
  })

  it('and letters lose their width, not their place', () => {
    assert.equal(foldText('ＤＡ／Ｔ　２２'), 'da/t 22')
    assert.equal(foldText('黨費ABC'), '党费abc')
    assert.equal(foldText('㎡①').length, 2)
  })
})

describe('When nothing holds all the words', () => {
  it('one after the other may be missing, down to half of them', () => {
    assert.deepEqual(easings(1), [1])
    assert.deepEqual(easings(2), [2, 1])
    assert.deepEqual(easings(5), [5, 4, 3])
    assert.deepEqual(easings(10), [10, 9], 'more would be too much to compare')
  })

  it('the rarest lead, and what stands nowhere is left out', () => {
    const held = (word: string, recent: number, ever = 0) => ({ word, recent, ever })
    const known = rarestFirst([held('会议', 900), held('无此词', 0), held('双重', 0, 7), held('谈心', 12)])
    assert.deepEqual(
      known.map(({ word }) => word),
      ['双重', '谈心', '会议'],
    )
    const leads = (count: number) => leadsOf(known, count).map(({ word }) => word)
    assert.deepEqual(leads(3), ['双重'], 'all of them: each is in it, the rarest as well')
    assert.deepEqual(leads(2), ['双重', '谈心'], 'no hit can do without both')
    assert.deepEqual(leads(1), ['双重', '谈心'], 'and what nearly everything holds leads nowhere')
    const common = rarestFirst([held('会议', 900), held('党员', 950), held('支部', 990)])
    assert.equal(leadsOf(common, 2).length, 2, 'one of all may be missing, though both are common')
    assert.equal(leadsOf(common, 1).length, 1)
  })

  it('are asked for without what is asked for already', () =>
    assert.deepEqual(fewestWays([['党费'], ['缴纳', '党费'], ['交纳', '费用'], ['党费']]), [
      ['党费'],
      ['交纳', '费用'],
    ]))

  it('are asked for in every choice that leaves enough of them', () => {
    const holds = (wanted: Wanted, words: readonly string[]): boolean => {
      if (typeof wanted === 'string') return words.includes(wanted)
      if ('none' in wanted) return !wanted.none.some((word) => words.includes(word))
      if ('all' in wanted) return wanted.all.every((one) => holds(one, words))
      return wanted.any.some((one) => holds(one, words))
    }
    const all = ['a', 'b', 'c', 'd', 'e']
    for (let some = 0; some < 32; some++) {
      const words = all.filter((_, at) => some & (1 << at))
      for (let count = 1; count <= 5; count++)
        assert.equal(holds(atLeast(count, all), words), words.length >= count, `${words}: ${count}`)
    }
  })
})

describe('Letters alone', () => {
  const spell = {
    pinyin: (word: string) => (word === '党费' ? ['dang', 'fei'] : ['dang', 'zhang']),
    initials: (word: string) => (word === '党费' ? ['d', 'f'] : ['d', 'z']),
  }
  it('are pinyin or initials', () => {
    assert.ok(isSpelled('dang fei'))
    assert.ok(!isSpelled('da/t 22'))
    assert.deepEqual(spelledLike('dangfei', ['党费', '党章'], spell, 5), ['党费'])
    assert.deepEqual(spelledLike('dang', ['党费', '党章'], spell, 5), ['党费', '党章'])
    assert.deepEqual(spelledLike('dz', ['党费', '党章'], spell, 5), ['党章'])
    assert.deepEqual(spelledLike('d', ['党费', '党章'], spell, 5), [], 'one letter says nothing')
  })
})

describe('What was perhaps meant', () => {
  const sounds: Record<string, string> = { 党费: 'dang fei', 党非: 'dang fei' }
  const sound = (word: string) => sounds[word] ?? word
  it('sounds the same, or differs by one character', () => {
    assert.equal(meantPerhaps('党非', ['党费'], sound), '党费')
    assert.equal(meantPerhaps('三会一科', ['三会一课'], sound), '三会一课')
    assert.equal(meantPerhaps('三会课', ['三会一课'], sound), '三会一课')
    assert.equal(meantPerhaps('三会一课', ['三会一课'], sound), null, 'it is right already')
    assert.equal(meantPerhaps('甲乙', ['甲丙'], sound), null, 'two characters are too few to guess')
  })

  it('may have two characters in the wrong order', () => {
    assert.ok(isNear('主题日党', '主题党日'))
    assert.ok(isNear('主题党日日', '主题党日'))
    assert.ok(!isNear('主题党日', '主题党日'))
    assert.ok(!isNear('组织生活', '主题党日'))
  })
})

describe('A hit', () => {
  const plain = {
    titleHits: 0,
    fit: 0.1,
    inTitle: false,
    inText: false,
    prior: 0.1,
    age: 100,
    repealed: false,
    closeness: 0,
  }
  it('stands higher for its title, the whole phrase, words close together, its kind and its age', () => {
    const higher = [
      { titleHits: 1 },
      { inTitle: true },
      { inText: true },
      { closeness: 1 },
      { prior: 1 },
      { age: 1 },
    ]
    for (const more of higher)
      assert.ok(weightOf({ ...plain, ...more }) > weightOf(plain), JSON.stringify(more))
    assert.ok(weightOf({ ...plain, repealed: true }) < weightOf(plain))
  })

  it('has its words close together or far apart', () => {
    assert.equal(closenessOf(`党费${'。'.repeat(10)}比例`, [['党费'], ['比例']]), 1)
    assert.equal(closenessOf(`党费${'。'.repeat(500)}比例`, [['党费'], ['比例']]), 0.5)
    assert.equal(closenessOf('别的', [['党费']]), 0)
  })

  it('fits better the more of its words it says, and the more often, each time less', () => {
    const fit = (text: string) => fitOf(text, [['党费'], ['比例']])
    const [none, one, twice, both, often] = ['别的', '党费', '党费党费', '党费比例', '党费'.repeat(9)].map(
      fit,
    )
    assert.ok(none === 0 && one && twice && both && often)
    assert.ok(one < twice && twice < often && often < both, 'another word counts more than the same again')
    assert.equal(often, fit('党费'.repeat(6)))
  })

  it('is lit up where its words stand, the number of an article in words too', () => {
    const [term] = terms('第9条')
    assert.deepEqual(lightUp('党章第九条', writingsOf(term as never)), [
      { text: '党章', lit: false },
      { text: '第九条', lit: true },
    ])
    const lit = (text: string, ...wanted: string[]) => lightUp(text, wanted).filter((one) => one.lit)
    assert.deepEqual(
      lit('黨費的党费', '党费').map((one) => one.text),
      ['黨費', '党费'],
    )
    assert.deepEqual(
      lit('组织生活会', '组织', '组织生活会').map((one) => one.text),
      ['组织生活会'],
      'the longest',
    )
  })

  it('shows the place where most of the words stand', () => {
    const far = '。'.repeat(300)
    const shown = excerptOf(`党费${far}党费的比例${far}`, ['党费', '比例'])
    const text = shown.map((one) => one.text).join('')
    assert.match(text, /党费的比例/)
    assert.ok(text.startsWith('…') && text.endsWith('…'))
    assert.ok(text.length < 150)
  })

  it('is in force from a day to a day', () => {
    const of = (validFrom: string | null, validUntil: string | null) =>
      validityOn({ validFrom, validUntil }, '2026-11-24')
    assert.equal(of('2026-11-24', null), 'current')
    assert.equal(of('2026-11-25', null), 'coming')
    assert.equal(of('2020-01-01', '2026-11-24'), 'repealed')
    assert.equal(of('2020-01-01', '2026-11-25'), 'current')
    assert.equal(of(null, null), null)
  })
})
