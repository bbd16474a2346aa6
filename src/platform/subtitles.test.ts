import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cuesIn, vttOf } from './subtitles.ts'

const film = `WEBVTT - 党课
Kind: captions

STYLE
::cue { background: url(https://elsewhere.example/x.png) }

NOTE made by hand

first
00:01.000 --> 00:04.500 align:start position:10%
<v 主持人><b>同志们</b>，上午好
今天讲一枚螺钉

01:02:03.250 --> 01:02:05.000
3 < 5 & <script>alert(1)</script>

00:09.000 --> 00:08.000
back in time

00:10.000 --> 00:11.000
`

describe('Subtitles', () => {
  it('are read as times and words, without styles, notes and marks', () => {
    assert.deepEqual(cuesIn(film), [
      { from: 1, to: 4.5, text: '同志们，上午好\n今天讲一枚螺钉' },
      { from: 3723.25, to: 3725, text: '3 alert(1)' },
    ])
  })

  it('of SRT are read as well', () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n第一句\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\n第二句\r\n'
    assert.deepEqual(
      cuesIn(srt).map(({ from, text }) => [from, text]),
      [
        [1, '第一句'],
        [2.5, '第二句'],
      ],
    )
  })

  it('are written so that nothing in them is a mark, and read back as they were', () => {
    const cues = [
      { from: 0, to: 1.5, text: '甲 > 乙 & 丙' },
      { from: 3599.9996, to: 3601, text: '一小时\n到了' },
    ]
    const written = vttOf(cues)
    assert.equal(
      written,
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n甲 &gt; 乙 &amp; 丙\n\n01:00:00.000 --> 01:00:01.000\n一小时\n到了\n',
    )
    assert.deepEqual(
      cuesIn(written).map(({ from }) => from),
      [0, 3600],
    )
  })

  it('that are none have no times', () => {
    assert.deepEqual(cuesIn('一段普通的文字'), [])
    assert.deepEqual(cuesIn('WEBVTT\n\nNOTE nothing\n'), [])
  })
})
