import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Files, openFiles } from './files.ts'
import { createSealing } from './sealing.ts'

describe('The stored files', () => {
  let folder: string
  let files: Files
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhibu-files-'))
    files = openFiles(folder, createSealing(Buffer.alloc(32, 1)))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const onDisk = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))

  it('give back what was put in, by the digest of its content', async () => {
    const digest = await files.put(Buffer.from('支部大会会议记录'))
    assert.match(digest, /^[0-9a-f]{64}$/)
    assert.equal((await files.get(digest)).toString(), '支部大会会议记录')
  })

  it('keep the same content once', async () => {
    assert.equal(await files.put(Buffer.from('a')), await files.put(Buffer.from('a')))
    assert.notEqual(await files.put(Buffer.from('a')), await files.put(Buffer.from('b')))
    assert.equal(onDisk().length, 2)
  })

  it('do not lie readable on the disk', async () => {
    await files.put(Buffer.from('110105194912310021'))
    assert.ok(onDisk().every((file) => !readFileSync(file).includes('110105')))
  })

  it('are not given back when they were changed', async () => {
    const digest = await files.put(Buffer.from('a'))
    const [file] = onDisk() as [string]
    const bytes = readFileSync(file)
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1
    writeFileSync(file, bytes)
    await assert.rejects(files.get(digest))
  })

  it('are opened with their own key only', async () => {
    const digest = await files.put(Buffer.from('a'))
    const others = openFiles(folder, createSealing(Buffer.alloc(32, 2)))
    await assert.rejects(others.get(digest))
  })

  it('may be empty, or large', async () => {
    assert.equal((await files.get(await files.put(Buffer.alloc(0)))).length, 0)
    const large = Buffer.alloc(20_000_000, 'x')
    assert.deepEqual(await files.get(await files.put(large)), large)
  })
})
