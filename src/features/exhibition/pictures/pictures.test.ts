import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let curator: Client, stranger: Client
let id: number

before(async () => {
  const { organizations } = await app.stage(plantInstitute)
  curator = await app.as('committee', { organizationId: organizations.east })
  stranger = await app.as('committee', { organizationId: organizations.west })
  const facts = { title: '东区所史展', sensitivity: 'public', organizationId: organizations.east } as const
  id = (await curator.call.exhibition.desk.create(facts)).id
})

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a1f1f' } })
const file = (bytes: Uint8Array, name = '照片.jpg') =>
  new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
const add = (bytes: Uint8Array, kind: 'picture' | 'panorama' = 'picture', name?: string) =>
  curator.call.exhibition.pictures.add({ id, kind, file: file(bytes, name) })
const readBack = async (picture: number, size: string) => {
  const answer = await curator.fetch(`/api/exhibitions/${id}/pictures/${picture}/${size}`)
  assert.equal(answer.status, 200)
  return Buffer.from(await answer.arrayBuffer())
}

async function refused(work: Promise<unknown>) {
  const count = async () =>
    (await app.world.open.pool.query('select count(*) from exhibition_picture')).rows[0]
  const before = await count()
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  assert.deepEqual(await count(), before)
  return [error.data?.code, error.data?.facts?.field]
}

describe('A picture that is hung', () => {
  it('is drawn anew: where it was taken and what was written into it are gone', async () => {
    const withExif = await drawn(2400, 1600)
      .withExif({ IFD0: { Artist: 'secret-artist', ImageDescription: 'secret-place' } })
      .jpeg()
      .toBuffer()
    assert.ok(withExif.includes('secret-artist'))
    const { id: picture, width, height } = await add(withExif)
    assert.deepEqual([width, height], [2400, 1600])
    for (const [size, wide] of [
      ['small', 640],
      ['large', 1800],
    ] as const) {
      const bytes = await readBack(picture, size)
      const { format, width, exif } = await sharp(bytes).metadata()
      assert.deepEqual([format, width, exif], ['webp', wide, undefined])
      assert.ok(!bytes.includes('secret'))
    }
  })

  it('stands upright when the camera was held on its side', async () => {
    const turned = await drawn(800, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { width, height } = await add(turned)
    assert.deepEqual([width, height], [600, 800])
  })

  it('is judged by its bytes: a page, a drawing or an animation under the name of a photograph is refused', async () => {
    const html = Buffer.from('<script>alert(1)</script>')
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script/></svg>',
    )
    const gif = await drawn(300, 300).gif().toBuffer()
    for (const bytes of [html, svg, gif, Buffer.alloc(0)])
      assert.deepEqual(await refused(add(bytes)), ['picture-kind', 'file'])
    const half = (await drawn(900, 900).png().toBuffer()).subarray(0, 600)
    assert.deepEqual(await refused(add(half)), ['picture-broken', 'file'])
  })

  it('is neither too small nor so large that it fills the memory', async () => {
    assert.deepEqual(await refused(add(await drawn(120, 400).png().toBuffer())), ['picture-small', 'file'])
    const bomb = await drawn(12_000, 8000).png({ compressionLevel: 9 }).toBuffer()
    assert.ok(bomb.length < 1_000_000)
    assert.deepEqual(await refused(add(bomb)), ['picture-pixels', 'file'])
  })

  it('is given in no size that was not made, and to nobody of another desk', async () => {
    const { id: picture } = await add(await drawn(500, 400).png().toBuffer())
    const { status } = await curator.fetch(`/api/exhibitions/${id}/pictures/${picture}/preview`)
    assert.equal(status, 404)
    const other = await stranger.fetch(`/api/exhibitions/${id}/pictures/${picture}/small`)
    assert.equal(other.status, 404)
  })
})

describe('A panorama', () => {
  it('is twice as wide as high, brought to an even measure and cut into tiles', async () => {
    assert.deepEqual(await refused(add(await drawn(3000, 2000).png().toBuffer(), 'panorama')), [
      'panorama-shape',
      'file',
    ])
    assert.deepEqual(await refused(add(await drawn(1000, 500).png().toBuffer(), 'panorama')), [
      'panorama-small',
      'file',
    ])
    const { id: picture, width } = await add(await drawn(4400, 2200).png().toBuffer(), 'panorama')
    assert.equal(width, 4096)
    const sides = async (size: string) => {
      const { width, height } = await sharp(await readBack(picture, size)).metadata()
      return [width, height]
    }
    assert.deepEqual(await sides('preview'), [1024, 512])
    assert.deepEqual(await sides('tile-3-1'), [1024, 1024])
    const { status } = await curator.fetch(`/api/exhibitions/${id}/pictures/${picture}/tile-4-0`)
    assert.equal(status, 404)
  })
})
