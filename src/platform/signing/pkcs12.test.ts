import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { keyOf } from './certificates.ts'
import { openKeyFile } from './pkcs12.ts'
import { openssl, withFiles } from './testing.ts'

type Made = { keyType?: string[]; flags?: string[]; passphrase?: string }

/** A key file as another program makes it. */
function keyFile({ keyType = ['rsa:2048'], flags = [], passphrase = '星河 2026' }: Made = {}): Buffer {
  return withFiles({}, (at) => {
    const made = openssl(
      ...['req', '-x509', '-newkey', ...keyType, '-nodes', '-keyout', at('key'), '-out', at('crt')],
      ...['-subj', '/C=CN/O=某某认证机构/CN=中共星河研究院委员会', '-utf8', '-days', '365'],
    )
    assert.equal(made.status, 0, made.output)
    const packed = openssl(
      ...['pkcs12', '-export', '-inkey', at('key'), '-in', at('crt'), '-out', at('p12')],
      ...['-passout', `pass:${passphrase}`, ...flags],
    )
    assert.equal(packed.status, 0, packed.output)
    return readFileSync(at('p12'))
  })
}

describe('A key file of another authority', () => {
  for (const [title, made] of Object.entries<Made>({
    'as OpenSSL 3 makes it': {},
    'with a key on a curve': { keyType: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] },
    'as older programs made it': {
      flags: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    },
    'with AES-128 and SHA-512': { flags: ['-certpbe', 'AES-128-CBC', '-macalg', 'sha512'] },
    'without encrypted certificates': { flags: ['-certpbe', 'NONE'] },
  }))
    it(`${title} is opened by its passphrase`, () => {
      const opened = openKeyFile(keyFile(made), '星河 2026')
      assert.ok('credential' in opened, JSON.stringify(opened))
      const certificate = new X509Certificate(opened.credential.certificate)
      assert.ok(certificate.checkPrivateKey(keyOf(opened.credential)))
      assert.match(certificate.subject, /中共星河研究院委员会/)
    })

  it('is not opened by another passphrase', () => {
    assert.deepEqual(openKeyFile(keyFile(), '星河 2025'), { fault: 'wrong-passphrase' })
  })

  it('is refused when its key is too short for today', () => {
    assert.deepEqual(openKeyFile(keyFile({ keyType: ['rsa:1024'] }), '星河 2026'), { fault: 'unfit-key' })
  })

  it('is refused when it is something else', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\u0003\u0004'), Buffer.from('3003020103', 'hex')])
      assert.deepEqual(openKeyFile(bytes, ''), { fault: 'unreadable' })
  })

  it('is refused when a byte of it was changed', () => {
    const bytes = keyFile()
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 0xff
      const opened = openKeyFile(changed, '星河 2026')
      assert.ok('fault' in opened, `byte ${at}`)
    }
  })
})
