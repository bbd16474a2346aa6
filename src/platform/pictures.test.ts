import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { measurePicture, pictureTypeOf, redrawPicture, remadePicture } from './pictures.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b8141f' } })
const sideways = () =>
  drawn(800, 600)
    .withExif({ IFD0: { Make: 'CAMERA', ImageDescription: '<script>' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

describe('A picture that is brought to be read', () => {
  it('is made anew, upright, without where it was taken, and small for lists', async () => {
    const photograph = await sideways()
    assert.ok((await sharp(photograph).metadata()).exif)
    const made = await remadePicture(Buffer.concat([photograph, Buffer.from('PK hidden behind it')]))
    assert.equal(made?.picture.type, 'image/jpeg')
    const left = await sharp(made?.picture.bytes).metadata()
    assert.deepEqual([left.width, left.height, left.exif, left.orientation], [600, 800, undefined, undefined])
    assert.ok(!made?.picture.bytes.includes('hidden'))
    const small = await sharp(made?.small).metadata()
    assert.deepEqual([small.format, small.width, small.height], ['webp', 360, 480])
    assert.equal(pictureTypeOf(made?.small ?? Buffer.alloc(0)), 'image/webp')
  })

  it('that is see-through stays so, one that is large is brought to 4000 points', async () => {
    const sign = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const made = await remadePicture(sign)
    assert.deepEqual([made?.picture.type, pictureTypeOf(sign)], ['image/png', 'image/png'])
    const wide = await remadePicture(await drawn(5000, 1000).png().toBuffer())
    const { width, height } = await sharp(wide?.picture.bytes).metadata()
    assert.deepEqual([width, height], [4000, 800])
  })

  it('is refused when it is none, when it is torn, or unfolds to more than 60 million points', async () => {
    assert.equal(await remadePicture(Buffer.from('not a picture')), null)
    assert.equal(
      await remadePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
      null,
    )
    const whole = await drawn(300, 300).jpeg().toBuffer()
    assert.equal(await remadePicture(whole.subarray(0, whole.length / 2)), null)
    const huge = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    assert.ok(huge.length < 500_000)
    assert.equal(await remadePicture(huge), null)
  })
})

describe('A picture for our own pages', () => {
  it('is measured upright, and drawn in every size and piece from the same pixels', async () => {
    const photograph = await sideways()
    const measured = await measurePicture(photograph)
    assert.deepEqual(measured, { format: 'jpeg', width: 600, height: 800 })
    const made = await redrawPicture(photograph, { width: 600, height: 800 }, [
      { size: 'small', width: 60 },
      { size: 'tile', width: 100, piece: { left: 500, top: 700, side: 100 } },
    ])
    const sizes = await Promise.all((made ?? []).map(({ bytes }) => sharp(bytes).metadata()))
    assert.deepEqual(
      sizes.map(({ format, width, height }) => [format, width, height]),
      [
        ['webp', 60, 80],
        ['webp', 100, 100],
      ],
    )
    assert.equal(await measurePicture(Buffer.from('none')), null)
  })
})
