import assert from 'node:assert/strict'
import { it } from 'node:test'
import { qrPicture } from './qr.ts'

it('A QR code is drawn square by square, with its three eyes, the same for the same text', async () => {
  const { size, path } = await qrPicture('https://zhibu.example/sign-in-here/12-abc')
  assert.ok(size >= 21 && (size - 21) % 4 === 0, String(size))
  const dark = new Set(path.match(/M\d+ \d+/g))
  const eye = (x: number, y: number) =>
    [0, 1, 2, 3, 4, 5, 6].every((at) => dark.has(`M${x + at} ${y}`) && dark.has(`M${x} ${y + at}`))
  assert.deepEqual([eye(0, 0), eye(size - 7, 0), eye(0, size - 7)], [true, true, true])
  assert.equal(dark.size, path.split('z').length - 1)
  assert.deepEqual(await qrPicture('https://zhibu.example/sign-in-here/12-abc'), { size, path })
})
