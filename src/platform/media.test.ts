import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { remade } from './media.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b8141f' } })

describe('A picture', () => {
  it('is made anew, upright, without where it was taken, and small for lists', async () => {
    const photograph = await drawn(800, 600)
      .withExif({ IFD0: { Make: 'CAMERA', ImageDescription: '<script>' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    assert.ok((await sharp(photograph).metadata()).exif)
    const made = await remade(Buffer.concat([photograph, Buffer.from('PK hidden behind it')]))
    assert.deepEqual([made?.picture.width, made?.picture.height, made?.small.height], [600, 800, 480])
    const left = await sharp(made?.picture.bytes).metadata()
    assert.deepEqual([left.exif, left.orientation], [undefined, undefined])
    assert.ok(!made?.picture.bytes.includes('hidden'))
    assert.equal(made?.picture.type, 'image/jpeg')
  })

  it('that is see-through stays so', async () => {
    const sign = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    assert.equal((await remade(sign))?.picture.type, 'image/png')
  })

  it('is refused when it is none, when it is torn, or unfolds to more than 60 million points', async () => {
    assert.equal(await remade(Buffer.from('not a picture')), null)
    const whole = await drawn(300, 300).jpeg().toBuffer()
    assert.equal(await remade(whole.subarray(0, whole.length / 2)), null)
    const huge = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    assert.ok(huge.length < 500_000)
    assert.equal(await remade(huge), null)
  })
})
