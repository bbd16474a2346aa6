import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotCues, whyNotTrack } from './rules.ts'

describe('A file beside a film', () => {
  const file = { name: '党课.VTT', bytes: 1000 }

  it('is subtitles, not too large, and goes with a film or sound', () => {
    assert.equal(whyNotTrack('video', file), null)
    assert.equal(whyNotTrack('audio', { ...file, name: '章节.srt' }), null)
    assert.equal(whyNotTrack('document', file)?.code, 'track-material')
    assert.equal(whyNotTrack('video', { ...file, name: '党课.html' })?.code, 'track-ending')
    assert.deepEqual(whyNotTrack('video', { ...file, bytes: 3_000_000 }), {
      code: 'track-large',
      facts: { name: '党课.VTT', megabytes: 2 },
    })
  })

  it('has times, not too many, and chapters go forward', () => {
    const cues = (...from: number[]) => from.map((one) => ({ from: one }))
    assert.equal(whyNotCues('subtitles', 'a.vtt', cues(0, 4, 2)), null)
    assert.equal(whyNotCues('subtitles', 'a.vtt', [])?.code, 'track-unread')
    assert.equal(whyNotCues('chapters', 'a.vtt', cues(0, 4, 2))?.code, 'track-order')
    assert.equal(whyNotCues('chapters', 'a.vtt', cues(0, 4, 4)), null)
    assert.equal(whyNotCues('chapters', 'a.vtt', cues(...Array(201).keys()))?.code, 'track-many')
  })
})
