import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { finishes } from './finishes/rules.ts'
import { hang, spread } from './hanging/rules.ts'
import { bakeLight, type LightPlan } from './light/rules.ts'
import { type HallPlan, hallThemes, mostBoards, type PlannedExhibit, whyNotPlan } from './plan/rules.ts'
import { hallScene } from './rules.ts'
import { shapes } from './shapes/rules.ts'
import { atlasOf, box, cross, surface, unit } from './surfaces/rules.ts'
import { directionTo, hotspotsOf, isBlocked, viewpointsOf } from './viewpoints/rules.ts'

const exhibit = (id: string, more: Partial<PlannedExhibit> = {}): PlannedExhibit => ({
  id,
  kind: 'board',
  size: 'medium',
  year: '1958',
  title: '第一台样机',
  place: '一号车间',
  text: '三个人和一张图纸。',
  picture: null,
  ...more,
})
const boards = (count: number, more: Partial<PlannedExhibit> = {}) =>
  Array.from({ length: count }, (_, at) => exhibit(`b${at}`, more))
const cases = (count: number) => Array.from({ length: count }, (_, at) => exhibit(`c${at}`, { kind: 'case' }))
const relic = exhibit('r', { kind: 'relic' })
const plan = (theme: HallPlan['theme'], exhibits: PlannedExhibit[]): HallPlan => ({
  theme,
  title: '序厅',
  words: '星河初起',
  caption: '建院历史展',
  exhibits,
})

describe('A plan of a hall', () => {
  it('is refused with the reason when the room cannot hold it', () => {
    const words = '星河初起'
    assert.deepEqual(whyNotPlan({ words, exhibits: [] }), { code: 'hall-empty' })
    assert.deepEqual(whyNotPlan({ words: '十二个字是墙上最多能写的字数', exhibits: boards(1) }), {
      code: 'hall-words-long',
      most: 12,
    })
    assert.deepEqual(whyNotPlan({ words, exhibits: boards(9) }), { code: 'hall-boards-many', most: 8 })
    assert.deepEqual(whyNotPlan({ words, exhibits: boards(3, { size: 'large' }) }), {
      code: 'hall-large-many',
      most: 2,
    })
    assert.deepEqual(whyNotPlan({ words, exhibits: cases(5) }), { code: 'hall-stands-many', most: 4 })
    assert.deepEqual(whyNotPlan({ words, exhibits: [relic, { ...relic, id: 's' }] }), {
      code: 'hall-relics-many',
    })
    assert.equal(whyNotPlan({ words, exhibits: [...boards(8), ...cases(4), relic] }), null)
  })
})

describe('Boards', () => {
  it('hang in the order of the walk, spread over the whole length', () => {
    const runs = shapes.era.runs
    const hung = spread(boards(6), runs)
    assert.deepEqual(
      hung.map((row) => row.length),
      [1, 1, 1, 1, 1, 1],
    )
    assert.deepEqual(
      hung.flat().map((one) => one.id),
      ['b0', 'b1', 'b2', 'b3', 'b4', 'b5'],
    )
  })

  it('stand apart, inside their wall, facing the room', () => {
    for (const one of hang(boards(2), [{ from: [-4, -3], to: [4, -3] }])) {
      assert.deepEqual(one.facing.map(Math.abs), [0, 1])
      assert.ok(one.facing[1] > 0, 'it looks away from the wall')
      assert.ok(one.stretch.from[0] >= -4 && one.stretch.to[0] <= 4)
      assert.ok(Math.abs(one.stretch.to[0] - one.stretch.from[0] - 2.4) < 1e-9)
    }
    const [first, second] = hang(boards(2), [{ from: [-4, -3], to: [4, -3] }])
    assert.ok((second?.stretch.from[0] ?? 0) - (first?.stretch.to[0] ?? 0) > 0.5)
  })

  it('none is lost wherever the two large ones stand', () => {
    for (const theme of hallThemes) {
      for (let first = 0; first < mostBoards; first++) {
        for (let second = first + 1; second < mostBoards; second++) {
          const large = new Set([first, second])
          const many = boards(mostBoards).map((one, at) =>
            large.has(at) ? exhibit(one.id, { size: 'large' }) : one,
          )
          const hung = hang(many, shapes[theme].runs)
          assert.deepEqual(
            hung.map((one) => one.exhibit.id),
            many.map((one) => one.id),
            `${theme} ${[...large]}`,
          )
        }
      }
    }
  })
})

describe('A hall', () => {
  const full = [...boards(8), ...cases(4), relic]
  for (const theme of hallThemes) {
    it(`of ${theme} shows every exhibit from somewhere, and every viewpoint leads to the others`, () => {
      const { hotspots, viewpoints, surfaces, lamps } = hallScene(plan(theme, full))
      const seen = new Set(hotspots.flatMap(({ target }) => (target.kind === 'exhibit' ? target.id : [])))
      assert.deepEqual(
        full.filter((one) => !seen.has(one.id)).map((one) => one.id),
        [],
      )
      const reached = new Set(['a'])
      for (let round = 0; round < viewpoints.length; round++) {
        for (const { viewpoint, target } of hotspots)
          if (reached.has(viewpoint) && target.kind === 'viewpoint') reached.add(target.key)
      }
      assert.equal(reached.size, viewpoints.length)
      const ways = new Set(hotspots.flatMap(({ target }) => (target.kind === 'hall' ? target.way : [])))
      assert.deepEqual([...ways].sort(), ['next', 'previous'])
      assert.equal(
        new Set(surfaces.map((one) => one.id)).size,
        surfaces.length,
        'no two surfaces of one name',
      )
      assert.ok(lamps.every((one) => one.at[1] < shapes[theme].height && one.inner < one.outer))
      for (const { at, size } of shapes[theme].partitions)
        assert.ok(
          viewpoints.every(
            ({ position: [x, , z] }) =>
              Math.abs(x - at[0]) > size[0] / 2 || Math.abs(z - at[1]) > size[1] / 2,
          ),
        )
    })
  }

  it('is the same whenever it is built from the same plan, and differs by theme', () => {
    const one = JSON.stringify(hallScene(plan('foundation', full)))
    assert.equal(JSON.stringify(hallScene(plan('foundation', full))), one)
    assert.notEqual(JSON.stringify(hallScene(plan('reform', full)).surfaces), one)
    const colours = hallThemes.map((theme) => JSON.stringify(finishes[theme].colours))
    assert.equal(new Set(colours).size, 4)
  })
})

describe('A viewpoint', () => {
  it('looks to the right with a positive yaw, upwards with a positive pitch', () => {
    assert.deepEqual(directionTo([0, 1.6, 0], [0, 1.6, -5]), { yaw: 0, pitch: 0 })
    assert.equal(directionTo([0, 1.6, 0], [5, 1.6, 0]).yaw, 1.5708)
    assert.ok(directionTo([0, 1.6, 0], [0, 3, -5]).pitch > 0)
  })

  it('sees no exhibit through a wall, from behind, or from too far away', () => {
    const [here] = viewpointsOf([{ key: 'a', title: '入口', at: [0, 0], look: [0, -5] }])
    assert.ok(here)
    const target = { kind: 'exhibit', id: 'x' } as const
    const seen = (point: readonly [number, number, number], facing: readonly [number, number]) =>
      hotspotsOf([here], [{ target, point, facing }], [{ at: [2, 0], size: [0.3, 2], height: 3 }]).length
    assert.equal(seen([0, 1.6, -4], [0, 1]), 1)
    assert.equal(seen([0, 1.6, -4], [0, -1]), 0, 'from behind')
    assert.equal(seen([5, 1.6, 0], [-1, 0]), 0, 'behind a wall')
    assert.equal(seen([0, 1.6, -14], [0, 1]), 0, 'too far')
    assert.equal(isBlocked([0, 0], [0, 4], [{ at: [2, 0], size: [0.3, 2], height: 3 }]), false)
  })
})

describe('The picture of light', () => {
  it('gives every surface a place of its own', () => {
    const surfaces = box('crate', 'stand', [0, 1, 0], [2, 2, 2], 10)
    const { places, width, height } = atlasOf(surfaces, 64)
    const taken = new Set<number>()
    for (const { id, texels } of surfaces) {
      const [left, top] = places.get(id) ?? [-1, -1]
      for (let y = top - 1; y <= top + texels[1]; y++) {
        for (let x = left - 1; x <= left + texels[0]; x++) {
          assert.ok(x >= 0 && y >= 0 && x < width && y < height)
          assert.ok(!taken.has(y * width + x), 'two surfaces on one texel')
          taken.add(y * width + x)
        }
      }
    }
  })

  it('turns the faces of a box outwards', () => {
    const up = box('crate', 'stand', [0, 1, 0], [2, 2, 2], 1, 't')[0]
    assert.ok(up)
    assert.deepEqual(unit(cross(up.along, up.up)), [0, 1, 0])
  })
})

describe('Baked light', () => {
  const floor = surface('floor', 'floor', { origin: [-2, 0, 2], along: [4, 0, 0], up: [0, 0, -4] }, 4)
  const wall = surface('wall', 'wall', { origin: [-2, 0, -2], along: [4, 0, 0], up: [0, 3, 0] }, 4)
  const shade = surface('shade', 'wall', { origin: [-1, 1, -1], along: [2, 0, 0], up: [0, 0, 2] }, 2)
  const roof = surface('roof', 'wall', { origin: [-1, 1, 1], along: [2, 0, 0], up: [0, 0, -2] }, 2)
  const lamp = {
    at: [0, 3, 0],
    towards: [0, 0, 0],
    strength: 10,
    inner: 0.5,
    outer: 0.9,
    colour: [1, 0.9, 0.8],
  } as const
  const room = (surfaces: LightPlan['surfaces'], bounces = 1): LightPlan => ({
    surfaces,
    lamps: [lamp],
    colours: { floor: [0.5, 0.5, 0.5], wall: [0.8, 0.1, 0.1] },
    samples: { lamp: 4, strip: 4, sphere: 32, bounces },
  })
  const at = (light: Float32Array | undefined, x: number, y: number, c = 0) =>
    light?.[(y * 16 + x) * 3 + c] ?? -1

  it('falls below the lamp, fades beside it, and leaves a shadow under what stands in its way', () => {
    const open = bakeLight(room([floor, wall])).get('floor')
    assert.ok(at(open, 8, 8) > at(open, 1, 1) * 2)
    assert.ok(at(open, 8, 8, 2) < at(open, 8, 8, 0), 'in the colour of the lamp')
    const shaded = bakeLight(room([floor, wall, shade, roof])).get('floor')
    assert.ok(at(shaded, 8, 8) < at(open, 8, 8) / 5)
  })

  it('is thrown on by what it falls on, in its colour', () => {
    const light = bakeLight(room([floor, wall])).get('wall')
    const dark = bakeLight(room([floor, wall], 0)).get('wall')
    assert.ok(at(light, 8, 1) > at(dark, 8, 1), 'the floor throws light on the wall')
  })

  it('comes out the same to the last bit', () => {
    const again = () =>
      JSON.stringify([...bakeLight(room([floor, wall, shade]))].map(([id, values]) => [id, [...values]]))
    assert.equal(again(), again())
  })
})
