import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  BadEncoding,
  childrenOf,
  integer,
  oid,
  read,
  readOid,
  sequence,
  set,
  time,
  utf8,
  wrap,
} from './der.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('The encoding', () => {
  it('writes whole numbers without a needless zero, and never as a negative', () => {
    assert.equal(hex(integer(0)), '020100')
    assert.equal(hex(integer(127)), '02017f')
    assert.equal(hex(integer(128)), '02020080')
    assert.equal(hex(integer(Buffer.from('00ff01', 'hex'))), '020300ff01')
  })

  it('writes names of things and reads them back', () => {
    assert.equal(hex(oid('1.2.840.113549.1.7.2')), '06092a864886f70d010702')
    for (const name of ['1.2.840.113549.1.9.16.2.47', '2.16.840.1.101.3.4.2.1', '2.5.29.15', '0.9.2342'])
      assert.equal(readOid(read(oid(name))), name)
  })

  it('orders a set by its bytes, a sequence not at all', () => {
    const [one, two] = [integer(1), integer(2)]
    assert.equal(hex(set(two, one)), hex(set(one, two)))
    assert.notEqual(hex(sequence(two, one)), hex(sequence(one, two)))
  })

  it('writes long lengths and reads them back', () => {
    for (const length of [0, 127, 128, 255, 256, 70_000]) {
      const node = read(wrap(4, Buffer.alloc(length, 7)))
      assert.equal(node.value.length, length)
    }
  })

  it('writes times before 2050 in two digits of the year, later ones in four', () => {
    assert.match(time(new Date('2026-11-24T08:00:00Z')).toString('latin1'), /261124080000Z$/)
    assert.match(time(new Date('2056-11-24T08:00:00Z')).toString('latin1'), /20561124080000Z$/)
  })

  it('refuses what is cut short', () => {
    const whole = sequence(utf8('中共星河研究院委员会'), integer(1))
    assert.equal(childrenOf(read(whole).value).length, 2)
    for (let length = 0; length < whole.length; length += 1)
      assert.throws(() => read(whole.subarray(0, length)), BadEncoding)
    assert.throws(() => read(Buffer.from('3080', 'hex')), BadEncoding)
  })
})
