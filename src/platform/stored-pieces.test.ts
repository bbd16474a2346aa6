import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { openFiles } from './files.ts'
import { rangeOf } from './ranges.ts'
import { createSealing } from './sealing.ts'
import { digestOf, forgetPieces, joined, keepPieces, piecesOf, readPieces } from './stored-pieces.ts'
import { testDatabase } from './testing.ts'

const open = await testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-pieces-'))
after(async () => {
  await open.close()
  rmSync(folder, { recursive: true })
})
const store = openFiles(folder, createSealing(Buffer.alloc(32, 1)))
const put = async (text: string) => ({
  digest: await store.put(Buffer.from(text)),
  bytes: Buffer.byteLength(text),
})
const pieces = await Promise.all(['党支部', '是党的', '基础组织'].map(put))
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

describe('A file in pieces', () => {
  it('goes by the digest of the whole, and is read in its order', async () => {
    const whole = await digestOf(store, pieces)
    assert.equal(whole, sha('党支部是党的基础组织'))
    await keepPieces(open.db, whole, pieces)
    await keepPieces(open.db, whole, pieces)
    const found = await piecesOf(open.db, { digest: whole, bytes: 30 })
    assert.deepEqual(found, pieces)
    assert.equal((await joined(store, found)).toString(), '党支部是党的基础组织')
  })

  it('of a single piece lies whole', async () => {
    const only = await put('一段')
    await keepPieces(open.db, only.digest, [only])
    assert.deepEqual(await piecesOf(open.db, only), [only])
    assert.deepEqual(await forgetPieces(open.db, only.digest), [])
  })

  it('opens only the pieces that a range lies in', async () => {
    const opened: string[] = []
    const get = (digest: string) => {
      opened.push(digest)
      return store.get(digest)
    }
    const read: Buffer[] = []
    for await (const piece of readPieces({ ...store, get }, pieces, 9, 17)) read.push(piece)
    assert.equal(Buffer.concat(read).toString(), '是党的')
    assert.deepEqual(opened, [pieces[1]?.digest])
    read.length = 0
    for await (const piece of readPieces(store, pieces, 6, 11)) read.push(piece)
    assert.equal(Buffer.concat(read).toString(), '部是')
  })

  it('is forgotten with its pieces, which leave the disk when nobody put them there just now', async () => {
    const whole = await digestOf(store, pieces)
    assert.deepEqual((await forgetPieces(open.db, whole)).sort(), pieces.map(({ digest }) => digest).sort())
    const [first, second] = pieces.map(({ digest }) => digest) as [string, string]
    for (const digest of [first, second]) utimesSync(path.join(folder, digest.slice(0, 2), digest), 0, 0)
    // Put there again meanwhile: it stays, though it is as old as the other.
    await put('是党的')
    assert.equal(await store.drop(first), true)
    assert.equal(await store.drop(second), false)
    assert.equal(await store.drop(sha('never there')), true)
    const left = readdirSync(folder, { recursive: true }).map((name) => path.basename(String(name)))
    assert.deepEqual([left.includes(first), left.includes(second)], [false, true])
  })
})

describe('A range', () => {
  it('is read as the standard says', () => {
    const part = (first: number, last: number) => ({ kind: 'part', first, last })
    for (const [asked, answer] of [
      ['bytes=0-99', part(0, 99)],
      ['bytes=900-', part(900, 999)],
      ['bytes=-100', part(900, 999)],
      ['bytes=-5000', part(0, 999)],
      ['bytes=990-5000', part(990, 999)],
      ['bytes=1000-', { kind: 'beyond' }],
      ['bytes=-0', { kind: 'beyond' }],
      ['bytes=9-3', { kind: 'whole' }],
      ['bytes=0-1,5-6', { kind: 'whole' }],
      ['lines=1-2', { kind: 'whole' }],
      [null, { kind: 'whole' }],
    ] as const)
      assert.deepEqual(rangeOf(asked, 1000), answer, String(asked))
  })
})
