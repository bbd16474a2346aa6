import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { holdFiles } from '../backup/held-files.ts'
import { Refusal } from '../errors.ts'
import { openFiles, shelfAt } from '../files.ts'
import { createSealing } from '../sealing.ts'
import { startBucket } from '../testing-bucket.ts'

const server = await startBucket()
after(() => server.close())
const sealing = createSealing(Buffer.alloc(32, 1))
const files = openFiles(server.bucket, sealing)
const keyOf = (digest: string) => `${digest.slice(0, 2)}/${digest}`
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('Files in a bucket', () => {
  it('come back as they were put in, and lie there sealed', async () => {
    const digest = await files.put(Buffer.from('支部大会会议记录'))
    assert.equal((await files.get(digest)).toString(), '支部大会会议记录')
    const lying = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.name.startsWith(digest),
    )
    assert.ok(lying.length > 0)
    for (const { parentPath, name } of lying)
      assert.ok(!readFileSync(path.join(parentPath, name)).includes('会议记录'))
  })

  it('that are empty or large come back as well', async () => {
    assert.equal((await files.get(await files.put(Buffer.alloc(0)))).length, 0)
    const large = Buffer.alloc(5_000_000, 'x')
    assert.deepEqual(await files.get(await files.put(large)), large)
  })

  it('that are not there, or are not what their name says, are not found', async () => {
    const absent = 'a'.repeat(64)
    assert.equal(await files.find(absent), null)
    await assert.rejects(files.get(absent))
    const digest = await files.put(Buffer.from('b'))
    assert.equal(await openFiles(server.bucket, createSealing(Buffer.alloc(32, 2))).find(digest), null)
    await shelfAt(server.bucket).write(digest, sealing.sealBytes(Buffer.from('c'), `file:${digest}`))
    assert.equal(await files.find(digest), null)
  })

  it('are listed, each with what it is sealed with', async () => {
    const first = await files.put(Buffer.from('文件'))
    const all = Array.from({ length: 300 }, (_, at) => `${first.slice(0, 60)}${String(at).padStart(4, '0')}`)
    for (const digest of all) server.copy(keyOf(first), keyOf(digest))
    const there = new Set(await Array.fromAsync(shelfAt(server.bucket).names()))
    assert.ok([first, ...all].every((digest) => there.has(digest)))
    for await (const { digest, sealed } of files.each()) {
      assert.ok(there.has(digest))
      assert.equal(sealed?.cipher, 'aes')
      if (digest === first) break
    }
  })

  it('are sealed anew with another key, under the same name', async () => {
    const digest = await files.put(Buffer.from('印模'))
    const sm4 = openFiles(server.bucket, createSealing(Buffer.alloc(32, 1), { cipher: 'sm4' }))
    assert.equal(await sm4.reseal(digest), true)
    assert.equal((await sm4.get(digest)).toString(), '印模')
    assert.equal(await sm4.reseal('a'.repeat(64)), false)
  })
})

describe('A file of a bucket that no row names any more', () => {
  it('stays for an hour, then goes; put in again, it stays', async () => {
    const digest = await files.put(Buffer.from('撤下的材料'))
    assert.equal(await files.drop(digest), false)
    server.age(keyOf(digest), 2)
    await files.put(Buffer.from('撤下的材料'))
    assert.equal(await files.drop(digest), false)
    server.age(keyOf(digest), 2)
    assert.equal(await files.drop(digest), true)
    assert.equal(await files.find(digest), null)
    assert.equal(await files.drop(digest), true)
  })

  it('stays while a backup holds what is there, and the backup reads it', async () => {
    const digest = await files.put(Buffer.from('备份时撤下的材料'))
    server.age(keyOf(digest), 2)
    const held = await holdFiles(server.bucket)
    await held.hold()
    assert.equal(await files.drop(digest), false)
    const read = await Array.fromAsync(held.read(() => {}))
    assert.ok(read.some(({ name }) => name === digest))
    await held.letGo()
    assert.equal(await files.drop(digest), true)
  })
})

describe('A bucket that does not answer', () => {
  it('is told as such, and not taken for one without the file', async () => {
    const nobody = openFiles({ ...server.bucket, endpoint: 'http://127.0.0.1:9' }, sealing)
    await assert.rejects(nobody.find('a'.repeat(64)), refused('files-unreachable'))
    await assert.rejects(nobody.room(), refused('files-unreachable'))
  })

  it('that does not know who asks, says that it refused', async () => {
    const stranger = openFiles({ ...server.bucket, keyId: 'STRANGER' }, sealing)
    await assert.rejects(stranger.put(Buffer.from('x')), refused('files-refused'))
    await assert.rejects(stranger.room(), refused('files-refused'))
  })

  it('by another name is refused, whatever else is right', async () => {
    const elsewhere = openFiles({ ...server.bucket, bucket: 'nowhere' }, sealing)
    await assert.rejects(elsewhere.room(), refused('files-refused'))
  })

  it('is well when it does', async () => {
    assert.equal(await files.room(), null)
  })
})
