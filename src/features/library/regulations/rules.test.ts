import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressOfRegulation, citationsIn, citationsOf, piecesOf } from './rules.ts'

const said = (text: string) => citationsIn(text).map(({ code, anchors }) => [code, ...anchors])

describe('What a text cites', () => {
  it('is each regulation with its own articles, ranges told one by one', () => {
    assert.deepEqual(said('《中国共产党支部工作条例（试行）》第九条至第十一条、第二十条'), [
      ['branch-rules', '第九条', '第十条', '第十一条', '第二十条'],
    ])
    assert.deepEqual(said('《中国共产党章程》第七条；《中国共产党发展党员工作细则》第三十一条、第三十二条'), [
      ['constitution', '第七条'],
      ['admission-rules', '第三十一条', '第三十二条'],
    ])
  })

  it('is known by short names too, once each', () => {
    assert.deepEqual(said('（《支部工作条例（试行）》第七条）'), [['branch-rules', '第七条']])
    assert.deepEqual(said('基层组织选举工作条例第三条'), [['election-rules', '第三条']])
  })

  it('is the whole where no article is named, and nothing where no regulation is', () => {
    assert.deepEqual(said('《中国共产党纪律处分条例》'), [['discipline-rules']])
    assert.deepEqual(said('请核对第三条记录'), [])
  })
})

describe('What a rule cites', () => {
  it('may be a place that is no article', () => {
    const [one] = citationsOf({ regulation: '“光荣在党50年”纪念章颁发办法', article: '颁发范围' })
    assert.deepEqual([one?.code, one?.anchors], ['fifty-years-rules', ['颁发范围']])
    assert.equal(
      addressOfRegulation('fifty-years-rules', '颁发范围'),
      '/library/materials/by-code/fifty-years-rules#颁发范围',
    )
    assert.equal(addressOfRegulation('constitution'), '/library/materials/by-code/constitution')
  })
})

describe('A text that cites', () => {
  it('leads to the first article of each regulation, and loses nothing', () => {
    const text = '依据《支部工作条例（试行）》第四条、第五条，并见党政机关公文格式。'
    assert.deepEqual(piecesOf(text), [
      { text: '依据' },
      {
        text: '《支部工作条例（试行）》第四条、第五条',
        to: '/library/materials/by-code/branch-rules#第四条',
      },
      { text: '，并见' },
      { text: '党政机关公文格式', to: '/library/materials/by-code/gbt-9704' },
      { text: '。' },
    ])
    assert.deepEqual(piecesOf('没有依据'), [{ text: '没有依据' }])
  })
})
