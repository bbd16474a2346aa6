import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../errors.ts'
import { joinParts, partsIn, proveParts, writeParts } from './parts.ts'

const made: string[] = []
const folder = () => {
  const place = mkdtempSync(path.join(tmpdir(), 'zhibu-parts-'))
  made.push(place)
  return place
}
after(() => {
  for (const place of made) rmSync(place, { recursive: true, force: true })
})

const varied = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 251))
const name = 'zhibu-intranet-000001.age'
const content = (bytes: Buffer, at: number) =>
  ReadableStream.from(
    Array.from({ length: Math.ceil(bytes.length / at) }, (_, piece) =>
      bytes.subarray(piece * at, (piece + 1) * at),
    ),
  )
async function together(place: string): Promise<Buffer> {
  const parts = partsIn(path.join(place, `${name}.sha256`))
  await proveParts(parts)
  const pieces: Uint8Array[] = []
  for await (const piece of joinParts(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('A package in parts', () => {
  it('is the same again, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 2, maxLength: 5000 }),
        fc.integer({ min: 10, max: 4000 }),
        fc.integer({ min: 1, max: 700 }),
        async (bytes, most, at) => {
          const place = folder()
          const parts = await writeParts(place, name, content(Buffer.from(bytes), at), most)
          assert.equal(parts.length, Math.ceil(bytes.length / most))
          assert.ok(parts.every((part) => part.bytes <= most))
          const whole = parts.length === 1 ? readFileSync(path.join(place, name)) : await together(place)
          assert.ok(whole.equals(Buffer.from(bytes)))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has a list that sha256sum reads', async () => {
    const place = folder()
    await writeParts(place, name, content(varied, 100), 1000)
    assert.deepEqual(readdirSync(place).sort(), [
      `${name}.001`,
      `${name}.002`,
      `${name}.003`,
      `${name}.sha256`,
    ])
    execFileSync('sha256sum', ['--check', '--strict', `${name}.sha256`], { cwd: place, stdio: 'pipe' })
  })

  it('of which one is missing, changed or called otherwise is not put together', async () => {
    const why = async (change: (place: string) => void) => {
      const place = folder()
      await writeParts(place, name, content(varied, 100), 1000)
      change(place)
      const error = await together(place).then(
        () => null,
        (error: unknown) => error,
      )
      return error instanceof Refusal ? error.code : error
    }
    const at = (place: string, part: string) => path.join(place, `${name}.${part}`)
    assert.equal(await why((place) => rmSync(at(place, '002'))), 'part-missing')
    assert.equal(await why((place) => writeFileSync(at(place, '002'), Buffer.alloc(1000))), 'part-damaged')
    assert.equal(
      await why((place) => {
        renameSync(at(place, '001'), at(place, 'x'))
        renameSync(at(place, '002'), at(place, '001'))
        renameSync(at(place, 'x'), at(place, '002'))
      }),
      'part-damaged',
    )
    const digest = 'a'.repeat(64)
    for (const list of ['', `${digest}  ../../etc/passwd\n`, `${digest}  ${name}.002\n`])
      assert.equal(await why((place) => writeFileSync(at(place, 'sha256'), list)), 'parts-list')
  })
})
