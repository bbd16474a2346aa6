import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Content, Spot } from '../rules.ts'
import { faultsOf, reachableHalls, whyNotDecide, whyNotMove } from './rules.ts'

type Hall = Content['halls'][number]
const picture = { id: 1, width: 800, height: 600 }
const spot = (more: Partial<Spot>): Spot => ({
  id: 1,
  kind: 'hall',
  yaw: 0,
  pitch: 0,
  exhibitId: null,
  viewpointId: null,
  hallId: null,
  label: '门',
  text: null,
  ...more,
})
const exhibit = (id: number, more: Partial<Hall['exhibits'][number]> = {}): Hall['exhibits'][number] => ({
  id,
  kind: 'board',
  size: 'medium',
  form: null,
  year: null,
  title: `展品${id}`,
  place: null,
  text: '说明',
  narration: null,
  source: null,
  alt: null,
  picture: null,
  still: null,
  ...more,
})
const hall = (id: number, hotspots: Spot[], more: Partial<Hall> = {}): Hall => ({
  id,
  title: `第${id}展厅`,
  theme: null,
  words: '',
  caption: '',
  narration: null,
  light: null,
  exhibits: [],
  viewpoints: [
    { id: id * 10, key: 'a', title: '入口', heading: 0, position: null, panorama: picture, hotspots },
  ],
  ...more,
})
const content = (...halls: Hall[]): Content => ({
  title: '展览',
  subtitle: null,
  introduction: '',
  cover: null,
  halls,
})
const codes = (one: Content) => faultsOf(one).map(({ code }) => code)

describe('Before an exhibition is submitted', () => {
  it('it has a hall, and every hall a place to look around from', () => {
    assert.deepEqual(codes(content()), ['no-hall'])
    assert.deepEqual(codes(content(hall(1, [], { viewpoints: [] }))), ['hall-without-viewpoint'])
    assert.deepEqual(codes(content(hall(1, []))), [])
  })

  it('every hall is reached on foot from the first, by a door or by a viewpoint in it', () => {
    const one = hall(1, [spot({ hallId: 2 })])
    const two = hall(2, [spot({ kind: 'viewpoint', viewpointId: 30 })])
    assert.deepEqual([...reachableHalls(content(one, two, hall(3, [])))], [1, 2, 3])
    const alone = hall(4, [spot({ hallId: 1 })])
    assert.deepEqual(codes(content(one, two, hall(3, []), alone)), ['hall-unreachable'])
  })

  it('no hotspot leads nowhere, and words need not lead anywhere', () => {
    const [fault] = faultsOf(content(hall(1, [spot({ kind: 'exhibit', label: '旧展品' })])))
    assert.equal(fault?.code, 'link-broken')
    assert.match(fault?.words ?? '', /第1展厅：入口的热点“旧展品”没有目标/)
    assert.deepEqual([fault?.hallId, fault?.viewpointId], [1, 10])
    assert.deepEqual(codes(content(hall(1, [spot({ kind: 'text', text: '说明' })]))), [])
  })

  it('every picture has words for who cannot see it, every exhibit a place where it is seen', () => {
    const seen = [spot({ kind: 'exhibit', exhibitId: 5 })]
    const bare = hall(1, seen, { exhibits: [exhibit(5, { picture }), exhibit(6)] })
    assert.deepEqual(codes(content(bare)), ['exhibit-without-alt', 'exhibit-not-shown'])
    const good = hall(1, seen, { exhibits: [exhibit(5, { picture, alt: '帐篷' })] })
    assert.deepEqual(codes(content(good)), [])
  })
})

describe('Who decides about an exhibition', () => {
  const decider = { account: 2, paths: ['1.2.'], whole: false }

  it('is not who submitted it', () => {
    const own = { account: 2, audiencePath: '1.2.' }
    assert.equal(whyNotDecide(own, decider), 'exhibition-own-submission')
    assert.equal(whyNotDecide({ ...own, account: 1 }, decider), null)
  })

  it('is the department, when it is for everybody or for others', () => {
    for (const audiencePath of [null, '1.3.'])
      assert.equal(whyNotDecide({ account: 1, audiencePath }, decider), 'exhibition-approve-above')
    assert.equal(whyNotDecide({ account: 1, audiencePath: null }, { ...decider, whole: true }), null)
  })

  it('and what may be done follows from where it stands', () => {
    const draft = { state: 'draft', open: false, everSubmitted: false } as const
    const waiting = { state: 'submitted', open: true, everSubmitted: true } as const
    assert.equal(whyNotMove('remove', draft), null)
    assert.equal(whyNotMove('remove', waiting), 'exhibition-was-submitted')
    assert.equal(whyNotMove('edit', waiting), 'exhibition-submitted')
    assert.equal(whyNotMove('recall', draft), 'exhibition-not-submitted')
    assert.equal(whyNotMove('withdraw', waiting), null)
    assert.equal(whyNotMove('withdraw', draft), 'exhibition-not-published')
  })
})
