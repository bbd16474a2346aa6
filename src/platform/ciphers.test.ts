import assert from 'node:assert/strict'
import { createCipheriv, createHash, hkdfSync } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aes, type Cipher, sm4 } from './ciphers.ts'

const secret = Buffer.alloc(32, 7)
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const ecb = (key: Buffer, block: Buffer) =>
  createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(block)
const sm3 = (bytes: Buffer) => createHash('sm3').update(bytes).digest()

describe('The ciphers of the state standards', () => {
  it('are those of GB/T 32907 and GB/T 32905, by their own examples', () => {
    const example = hex('0123456789abcdeffedcba9876543210')
    assert.equal(ecb(example, example).toString('hex'), '681edf34d206965e86b3e94f536e4246')
    assert.equal(
      sm3(Buffer.from('abc')).toString('hex'),
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  it('are put together as is said: counter mode, then HMAC-SM3 over length, context, iv and body', () => {
    const [context, plain] = [Buffer.from('file:abc'), Buffer.from('公民身份号码 110105'.repeat(3))]
    const sealed = sm4(secret).seal(plain, context)
    const [iv, tag, body] = [sealed.subarray(0, 16), sealed.subarray(16, 48), sealed.subarray(48)]
    const key = (use: string, length: number) => Buffer.from(hkdfSync('sha256', secret, 'zhibu', use, length))
    // Counter mode by hand: the iv counts up as one large number.
    const opened = Buffer.alloc(body.length)
    for (let block = 0; block * 16 < body.length; block++) {
      const counter = (BigInt(`0x${iv.toString('hex')}`) + BigInt(block)) % (1n << 128n)
      const pad = ecb(key('sm4-encryption', 16), hex(counter.toString(16).padStart(32, '0')))
      for (let at = block * 16; at < Math.min(body.length, block * 16 + 16); at++)
        opened[at] = (body[at] as number) ^ (pad[at % 16] as number)
    }
    assert.deepEqual(opened, plain)
    // HMAC by hand (RFC 2104), blocks of 64 bytes.
    const padded = Buffer.concat([key('sm4-mac', 32), Buffer.alloc(32)])
    const [inner, outer] = [padded.map((one) => one ^ 0x36), padded.map((one) => one ^ 0x5c)]
    const length = Buffer.from([0, 0, 0, context.length])
    const first = sm3(Buffer.concat([inner, length, context, iv, body]))
    assert.deepEqual(sm3(Buffer.concat([outer, first])), tag)
  })
})

const ciphers: [name: string, cipher: Cipher, other: Cipher][] = [
  ['AES-256-GCM', aes(secret), aes(Buffer.alloc(32, 8))],
  ['SM4', sm4(secret), sm4(Buffer.alloc(32, 8))],
]
for (const [name, cipher, other] of ciphers) {
  describe(`What is sealed with ${name}`, () => {
    const bytes = () => fc.uint8Array({ maxLength: 200 })
    it('opens to what it was, under the same context only, and not with another key', () => {
      fc.assert(
        fc.property(bytes(), bytes(), bytes(), (plain, context, elsewhere) => {
          const sealed = cipher.seal(plain, context)
          assert.deepEqual(cipher.open(sealed, context), Buffer.from(plain))
          assert.throws(() => other.open(sealed, context))
          if (Buffer.compare(context, elsewhere) !== 0) assert.throws(() => cipher.open(sealed, elsewhere))
        }),
      )
    })
    it('does not open with any bit turned, or cut short anywhere', () => {
      fc.assert(
        fc.property(bytes(), fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
          const sealed = cipher.seal(plain, Buffer.from('x'))
          const turned = Buffer.from(sealed)
          turned[at % sealed.length] = (turned[at % sealed.length] as number) ^ (1 << bit)
          assert.throws(() => cipher.open(turned, Buffer.from('x')))
          assert.throws(() => cipher.open(sealed.subarray(0, at % sealed.length), Buffer.from('x')))
        }),
      )
    })
  })
}
