import assert from 'node:assert/strict'
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { forgetKey, numbersUsed, openSealing } from './key.ts'
import { type KeyRing, readRing, ringOf, ringWith, textOfRing, withNewKey, writeRing } from './key-ring.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'

const number = '11010519491231002X'
const secret = Buffer.alloc(32, 7)
const one = ringWith(secret)
const two = withNewKey(one, '2026-11-29', [])

/** As it was sealed before there were rings: 1, iv, tag, body. */
function sealedAtFirst(text: string): Buffer {
  const iv = randomBytes(12)
  const key = Buffer.from(hkdfSync('sha256', secret, 'zhibu', 'encryption', 32))
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body])
}

describe('A ring of keys', () => {
  it('is one secret in a file of one line, as ever, and reads back with those added', () => {
    assert.equal(textOfRing(one), secret.toString('base64'))
    assert.deepEqual(ringOf(textOfRing(one)), one)
    assert.deepEqual(ringOf(`${textOfRing(two)}\n`), two)
    assert.match(textOfRing(two), /\n2 2026-11-29 \S{44}$/)
  })
  it('never gives a number twice', () => {
    assert.deepEqual(
      withNewKey(two, '2026-11-30', [5]).map(({ id }) => id),
      [1, 2, 6],
    )
    assert.throws(() => withNewKey(one, '2026-11-30', [255]), /full/)
  })
  it('is none with a line that is none', () => {
    const line = textOfRing(two).split('\n')[1]
    for (const text of [
      '',
      `${textOfRing(one)}\n2 x kurz`,
      `${textOfRing(two)}\n${line}`,
      `${textOfRing(one)}\n1 x ${line}`,
    ])
      assert.equal(ringOf(text), null)
  })
})

describe('What is sealed with a ring', () => {
  it('is sealed with the last key; what the keys before sealed opens as before, the first format too', () => {
    const [before, now] = [createSealing(one), createSealing(two)]
    assert.equal(now.open(before.seal(number)), number)
    assert.equal(now.open(sealedAtFirst(number)), number)
    assert.deepEqual(now.sealedWith(now.seal(number)), { key: 2, cipher: 'aes' })
    assert.deepEqual(now.sealedWith(sealedAtFirst(number)), { key: 1, cipher: 'aes', old: true })
    assert.equal(now.sealedWith(Buffer.from('plain')), null)
    assert.throws(() => before.open(now.seal(number)), /key 2, which is not in the key file/)
  })
  it('is found by its equality whatever key sealed it', () => {
    assert.deepEqual(createSealing(two).keyOf(number), createSealing(one).keyOf(number))
  })
  it('may be sealed with either cipher, and opens where the other is in use', () => {
    const [aes, sm4] = [createSealing(two), createSealing(two, { cipher: 'sm4' })]
    assert.deepEqual(sm4.sealedWith(sm4.seal(number)), { key: 2, cipher: 'sm4' })
    assert.equal(aes.open(sm4.seal(number)), number)
    assert.equal(sm4.open(aes.seal(number)), number)
  })
  it('for a use opens for that use only, and what was sealed for none opens anywhere', () => {
    for (const cipher of ['aes', 'sm4'] as const) {
      const sealing = createSealing(two, { cipher })
      const sealed = sealing.seal(number, 'certificate-key:a')
      assert.equal(sealing.open(sealed, 'certificate-key:a'), number)
      assert.throws(() => sealing.open(sealed, 'certificate-key:b'))
      assert.throws(() => sealing.open(sealed))
      assert.equal(sealing.open(sealing.seal(number), 'certificate-key:b'), number)
      // Nor can the mark that it is bound be taken off.
      const unbound = Buffer.from(sealed)
      unbound[2] = (unbound[2] as number) & 0x7f
      assert.throws(() => sealing.open(unbound))
    }
  })
  it('with a key that was added meanwhile opens after the file is read once more', () => {
    let read = 0
    const running = createSealing(one, {
      again: () => {
        read += 1
        return two
      },
    })
    const sealed = createSealing(two).seal(number)
    assert.equal(running.open(sealed), number)
    assert.equal(running.open(sealed), number)
    assert.equal(read, 1)
    assert.equal(running.current.key, 1)
  })
})

describe('The key file of an installation', () => {
  let open: OpenDatabase
  let folder: string
  let file: string
  before(async () => {
    open = await testDatabase()
  })
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhibu-ring-'))
    file = path.join(folder, 'sealing.key')
  })
  afterEach(async () => {
    await open.db.deleteFrom('setting').execute()
    rmSync(folder, { recursive: true })
  })
  after(() => open.close())
  const older = (error: unknown) =>
    error instanceof Refusal && error.code === 'key-older' && error.facts.key === '2'

  it('that got a key is written whole for its owner, and sealed with from the next start', async () => {
    const first = await openSealing(open.db, file)
    const sealed = first.sealing.seal(number)
    writeRing(file, withNewKey(readRing(file) as KeyRing, '2026-11-29', await numbersUsed(open.db)))
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const second = await openSealing(open.db, file, 'sm4')
    assert.deepEqual(second.sealing.current, { key: 2, cipher: 'sm4' })
    assert.equal(second.sealing.open(sealed), number)
    assert.equal(first.sealing.open(second.sealing.seal(number)), number)
  })

  it('is refused when an older copy is put back, for something may be sealed with what it lacks', async () => {
    await openSealing(open.db, file)
    const copy = readFileSync(file)
    writeRing(file, withNewKey(readRing(file) as KeyRing, '2026-11-29', []))
    const whole = readFileSync(file)
    await openSealing(open.db, file)
    writeFileSync(file, copy)
    await assert.rejects(openSealing(open.db, file), older)
    // Another key under the same number is not it either.
    writeRing(file, withNewKey(readRing(file) as KeyRing, '2026-11-29', []))
    await assert.rejects(openSealing(open.db, file), older)
    writeFileSync(file, whole)
    assert.ok((await openSealing(open.db, file)).ready)
  })

  it('does without a key that was retired, whose number is not given again', async () => {
    await openSealing(open.db, file)
    const copy = readFileSync(file)
    writeRing(file, withNewKey(readRing(file) as KeyRing, '2026-11-29', []))
    await openSealing(open.db, file)
    await forgetKey(open.db, 2)
    writeFileSync(file, copy)
    assert.ok((await openSealing(open.db, file)).ready)
    assert.deepEqual(await numbersUsed(open.db), [2])
  })
})
