import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { createAuthority, issueCertificate } from './certificates.ts'
import { signDigest } from './cms.ts'
import { checkSignature } from './cms-check.ts'
import { localProvider } from './provider.ts'
import { openssl, withFiles } from './testing.ts'

const now = new Date()
const organization = '星河研究院'
const authority = createAuthority({ organization, commonName: '支部平台印章根证书' }, now)
const issued = issueCertificate(authority, { organization, commonName: '中共星河研究院委员会' }, now)
const other = issueCertificate(authority, { organization, commonName: '中共星河研究院委员会' }, now)

const content = Buffer.from('关于同意召开党员大会的批复')
const signed = (text: Buffer, credential = issued) =>
  signDigest(createHash('sha256').update(text).digest(), localProvider(credential))

const byOpenssl = (signature: Buffer, text: Buffer) =>
  withFiles(
    {
      'signature.der': signature,
      content: text,
      'root.pem': new X509Certificate(authority.certificate).toString(),
    },
    (at) =>
      openssl(
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', at('signature.der')],
        ...['-content', at('content'), '-CAfile', at('root.pem'), '-purpose', 'any', '-out', at('out')],
      ),
  )

describe('A detached signature', () => {
  it('is verified by OpenSSL as CAdES, and by us', async () => {
    const signature = await signed(content)
    assert.match(byOpenssl(signature, content).output, /CAdES Verification successful/)
    const { fault, certificates } = checkSignature(signature, [content.subarray(0, 5), content.subarray(5)])
    assert.equal(fault, null)
    assert.deepEqual(certificates, [issued.certificate])
  })

  it('does not hold for other content, for OpenSSL neither', async () => {
    const signature = await signed(content)
    assert.notEqual(byOpenssl(signature, Buffer.from('不同意')).status, 0)
    assert.equal(checkSignature(signature, [Buffer.from('不同意')]).fault, 'content-changed')
  })

  it('is noticed when it was made with another key than its certificate says', async () => {
    const provider = { ...localProvider(issued), sign: localProvider(other).sign }
    const signature = await signDigest(createHash('sha256').update(content).digest(), provider)
    assert.equal(checkSignature(signature, [content]).fault, 'signature-wrong')
  })

  it('holds in none of its bytes against a change, and never breaks the one who reads it', async () => {
    const signature = await signed(content)
    for (let at = 0; at < signature.length; at += 1) {
      const changed = Buffer.from(signature)
      changed[at] = (changed[at] as number) ^ 1
      assert.ok(checkSignature(changed, [content]).fault, `byte ${at}`)
    }
  })

  it('is not read from anything else', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.from('3003020101', 'hex')])
      assert.equal(checkSignature(bytes, [content]).fault, 'unreadable')
  })
})
