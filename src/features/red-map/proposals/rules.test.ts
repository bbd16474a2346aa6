import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { similarTo, whyNotNew } from './rules.ts'

const known = [
  { id: 1, name: '遵义会议纪念馆', province: '52', url: 'http://www.zunyihy.cn/' },
  { id: 2, name: '沈阳“九·一八”历史博物馆', province: '21', url: 'http://www.918museum.org.cn' },
  { id: 3, name: '周恩来纪念馆', province: '32', url: null },
  { id: 4, name: '周恩来邓颖超纪念馆', province: '12', url: null },
]
const found = (name: string, province: '52' | '21' | '32' | '12', url?: string) =>
  similarTo({ name, province, url }, known).map(({ id, likeness }) => [id, likeness])

describe('Before a site is proposed', () => {
  it('the same name in the province is found, however it is written', () => {
    assert.deepEqual(found('遵义会议 纪念馆', '52'), [[1, 'same']])
    assert.deepEqual(found('遵义会议会址', '52'), [[1, 'alike']])
    assert.deepEqual(found('九一八历史博物馆', '21'), [[2, 'alike']])
  })

  it('the same name in another province is another', () => {
    assert.deepEqual(found('周恩来纪念馆', '12'), [[4, 'alike']])
    assert.deepEqual(found('遵义会议纪念馆', '32'), [])
  })

  it('the same page is the same site, whatever it is called', () => {
    assert.deepEqual(found('红色转折点', '32', 'https://zunyihy.cn'), [[1, 'same']])
    assert.deepEqual(found('红色转折点', '32', 'https://zunyihy.cn/other'), [])
  })

  it('nothing is found where nothing is alike', () => {
    assert.deepEqual(found('娄山关战斗遗址', '52'), [])
  })
})

describe('A proposal', () => {
  it('of a site that is there already says nothing new; one that is only alike may', () => {
    assert.equal(whyNotNew(null, [{ likeness: 'same', name: '遵义会议纪念馆' }])?.code, 'red-site-known')
    assert.equal(whyNotNew(null, [{ likeness: 'alike', name: '遵义会议纪念馆' }]), null)
  })

  it('to correct something corrects more than its source', () => {
    assert.equal(whyNotNew([], [])?.code, 'red-correction-empty')
    assert.equal(whyNotNew(['sourceTitle', 'sourceAddress'], [])?.code, 'red-correction-empty')
    assert.equal(whyNotNew(['place'], []), null)
  })
})
