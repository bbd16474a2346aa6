import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { knownFingerprint, openSealing } from './key.ts'
import { testDatabase } from './testing.ts'

describe('The key of the data', () => {
  let open: OpenDatabase
  let folder: string
  let file: string
  before(async () => {
    open = await testDatabase()
  })
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhibu-key-'))
    file = path.join(folder, 'safe', 'sealing.key')
  })
  afterEach(async () => {
    await open.db.deleteFrom('setting').execute()
    rmSync(folder, { recursive: true })
  })
  after(() => open.close())

  it('is made at the first start, for its owner alone', async () => {
    const { sealing, ready } = await openSealing(open.db, file)
    assert.ok(ready)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(Buffer.from(readFileSync(file, 'utf8'), 'base64').length, 32)
    assert.equal(sealing.open(sealing.seal('11010519491231002X')), '11010519491231002X')
  })

  it('opens at the second start what was sealed at the first', async () => {
    const first = await openSealing(open.db, file)
    const sealed = first.sealing.seal('13800138000')
    const second = await openSealing(open.db, file)
    assert.equal(second.sealing.open(sealed), '13800138000')
    assert.deepEqual(second.sealing.keyOf('13800138000'), first.sealing.keyOf('13800138000'))
  })

  it('is not replaced when it is missing: the data opens without it, the sealed stays shut', async () => {
    await openSealing(open.db, file)
    const fingerprint = await knownFingerprint(open.db)
    rmSync(file)
    const { sealing, ready } = await openSealing(open.db, file)
    assert.equal(ready, false)
    assert.equal(existsSync(file), false)
    assert.equal(await knownFingerprint(open.db), fingerprint)
    const isMissing = (error: unknown) => error instanceof Refusal && error.code === 'key-missing'
    assert.throws(() => sealing.seal('x'), isMissing)
    assert.throws(() => sealing.openBytes(Buffer.alloc(40)), isMissing)
  })

  it('of other data is refused', async () => {
    await openSealing(open.db, file)
    writeFileSync(file, randomBytes(32).toString('base64'))
    await assert.rejects(
      openSealing(open.db, file),
      (error) => error instanceof Refusal && error.code === 'key-other' && error.facts.file === file,
    )
  })

  it('that the administrator has put in place before the first start is taken as it is', async () => {
    const own = path.join(folder, 'own.key')
    writeFileSync(own, randomBytes(32).toString('base64'))
    const text = readFileSync(own, 'utf8')
    assert.ok((await openSealing(open.db, own)).ready)
    assert.equal(readFileSync(own, 'utf8'), text)
  })
})
