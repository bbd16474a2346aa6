import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { fingerprintOf } from './key-ring.ts'
import { createSealing, readKey, writeKey } from './sealing.ts'

const secret = Buffer.alloc(32, 7)
const sealing = createSealing(secret)
const number = '11010519491231002X'

describe('A sealed identity number', () => {
  it('opens to what it was', () => {
    assert.equal(sealing.open(sealing.seal(number)), number)
    assert.equal(sealing.open(sealing.seal('')), '')
    assert.equal(sealing.open(sealing.seal('𬭎')), '𬭎')
  })

  it('looks different every time, and never like the number', () => {
    const [first, second] = [sealing.seal(number), sealing.seal(number)]
    assert.notDeepEqual(first, second)
    assert.equal(first.includes(number), false)
  })

  it('is found again by a keyed hash, which says nothing without the key', () => {
    assert.deepEqual(sealing.keyOf(number), sealing.keyOf(number))
    assert.notDeepEqual(sealing.keyOf(number), sealing.keyOf('110105194912310021'))
    assert.notDeepEqual(sealing.keyOf(number), createSealing(Buffer.alloc(32, 8)).keyOf(number))
    assert.equal(sealing.keyOf(number).length, 32)
  })

  it('does not open with another key, changed in any byte, cut short, or in an unknown format', () => {
    const sealed = sealing.seal(number)
    assert.throws(() => createSealing(Buffer.alloc(32, 8)).open(sealed))
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] as number) ^ 1
      assert.throws(() => sealing.open(changed))
    }
    assert.throws(() => sealing.open(sealed.subarray(0, 20)))
    assert.throws(() => sealing.open(Buffer.alloc(0)), /unknown format/)
  })

  it('does not open with a part of its tag alone', () => {
    const empty = sealing.sealBytes(new Uint8Array())
    for (const length of [4, 8, 12, 15])
      assert.throws(() => sealing.openBytes(empty.subarray(0, empty.length - 16 + length)), `${length}`)
  })
})

describe('The key file', () => {
  it('is written once, for its owner, and read back', (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-sealing-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const file = path.join(folder, 'deep', 'sealing.key')
    assert.equal(readKey(file), null)
    writeKey(file, secret)
    assert.deepEqual(readKey(file), secret)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.throws(() => writeKey(file, Buffer.alloc(32, 9)), /EEXIST/)
    assert.deepEqual(readKey(file), secret)
  })

  it('is named by a fingerprint that gives nothing of it away', () => {
    assert.match(fingerprintOf(secret), /^[0-9a-f]{16}$/)
    assert.notEqual(fingerprintOf(secret), fingerprintOf(Buffer.alloc(32, 8)))
    assert.equal(secret.toString('hex').includes(fingerprintOf(secret)), false)
  })
})
