import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aimedAt, bestView, type Hall, type Hotspot, nearestSpot, notesIn } from './visited.ts'
import { type Device, isTooSlow, offersRoom, whyPictures } from './way.ts'

const good: Device = { draws: true, software: false, widest: 8192, still: false, saving: false }

describe('An exhibition is shown', () => {
  it('all round where the machine can draw it', () => {
    assert.equal(whyPictures(good, null, true), null)
    assert.equal(whyPictures(good, 'panorama', true), null)
  })

  it('as pictures where it cannot, and says why', () => {
    assert.equal(whyPictures({ ...good, draws: false }, null, true), 'no-drawing')
    assert.equal(
      whyPictures({ ...good, draws: false }, 'panorama', true),
      'no-drawing',
      'a wish draws nothing',
    )
    assert.equal(whyPictures({ ...good, still: true }, null, true), 'still')
    assert.equal(whyPictures({ ...good, saving: true }, null, true), 'data')
    assert.equal(whyPictures(good, 'pictures', true), 'choice')
    assert.equal(whyPictures(good, null, false), 'uploaded')
  })

  it('as its visitor wishes, above what was guessed of the device', () => {
    assert.equal(whyPictures({ ...good, still: true, saving: true }, 'panorama', true), null)
  })

  it('as pictures once it turns too slowly, but only when no graphics card draws it', () => {
    assert.equal(isTooSlow({ ...good, software: true }, 900), true)
    assert.equal(isTooSlow({ ...good, software: true }, 60), false)
    assert.equal(isTooSlow(good, 900), false)
    assert.equal(offersRoom({ ...good, software: true }), false)
  })
})

const spot = (exhibitId: number, yaw: number, pitch: number): Hotspot => ({
  id: exhibitId,
  yaw,
  pitch,
  kind: 'exhibit',
  exhibitId,
  viewpointId: null,
  label: '',
  text: null,
})
const hall = {
  viewpoints: [
    { id: 1, hotspots: [spot(7, 0, -0.05), spot(8, 1, -0.2)] },
    { id: 2, hotspots: [spot(7, 2, -0.3)] },
  ],
} as unknown as Hall

describe('The way to an exhibit', () => {
  it('leads to where it is seen best, or stays where one sees it well', () => {
    assert.equal(bestView(hall, 7, 1)?.viewpoint.id, 2, 'from afar it is hardly seen')
    assert.equal(bestView(hall, 8, 1)?.viewpoint.id, 1)
    assert.equal(bestView(hall, 9, 1), null)
  })

  it('is found by the middle of the view, across the seam of the panorama too', () => {
    const spots = [spot(1, 3.1, -0.1), spot(2, 0, -0.1)]
    assert.equal(nearestSpot(spots, -3.1, 0)?.exhibitId, 1)
    assert.equal(nearestSpot(spots, 0.1, 0)?.exhibitId, 2)
    assert.equal(nearestSpot(spots, 1.5, 0), null, 'nothing lies there')
  })

  it('ends at its board, once one has drawn near enough to read it', () => {
    const spots = [spot(1, 0, -0.1), { ...spot(0, 0.05, -0.1), exhibitId: null, viewpointId: 4 }]
    assert.equal(aimedAt(spots, { yaw: 0.1, pitch: 0.1 }, 70), 1, 'the way that lies nearer is no board')
    assert.equal(aimedAt(spots, { yaw: 0.1, pitch: 0.1 }, 30), null, 'from afar')
    assert.equal(aimedAt(spots, { yaw: 1, pitch: 0 }, 70), null, 'beside it')
  })

  it('passes words that are told once, from however many places they are seen', () => {
    const note = { ...spot(0, 0, 0), kind: 'text' as const, exhibitId: null, label: '说明', text: '请看这里' }
    const seen = { viewpoints: [{ hotspots: [note, spot(1, 0, 0)] }, { hotspots: [{ ...note, id: 9 }] }] }
    assert.deepEqual(
      notesIn(seen as unknown as Hall).map(({ text }) => text),
      ['请看这里'],
    )
  })
})
