import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { createAuthority, issueCertificate, keyOf, thumbprint } from './certificates.ts'
import { openssl, withFiles } from './testing.ts'

const now = new Date('2026-11-24T08:00:00Z')
const organization = '星河研究院'
const authority = createAuthority({ organization, commonName: '支部平台印章根证书' }, now)
const name = '中共星河研究院第十二研究所委员会'
const issued = issueCertificate(authority, { organization, unit: '党组织电子印章', commonName: name }, now)

const pem = (certificate: Buffer) => new X509Certificate(certificate).toString()

describe('A certificate of a seal', () => {
  it('names the organization, belongs to its key and was issued by the platform', () => {
    const [root, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(issued.certificate)]
    assert.match(leaf.subject, new RegExp(`CN=${name}`))
    assert.ok(leaf.checkPrivateKey(keyOf(issued)))
    assert.ok(leaf.checkIssued(root))
    assert.ok(leaf.verify(root.publicKey))
    assert.ok(root.ca)
    assert.ok(!leaf.ca)
    assert.equal(leaf.validToDate.toISOString(), '2031-11-24T08:00:00.000Z')
  })

  it('is accepted by OpenSSL, strictly, through its root and not without it', () => {
    const files = { 'root.pem': pem(authority.certificate), 'leaf.pem': pem(issued.certificate) }
    withFiles(files, (at) => {
      const checked = openssl('verify', '-x509_strict', '-CAfile', at('root.pem'), at('leaf.pem'))
      assert.match(checked.output, /leaf\.pem: OK/)
      assert.notEqual(openssl('verify', '-no-CAfile', '-no-CApath', at('leaf.pem')).status, 0)
    })
  })

  it('does not outlive its authority', () => {
    const late = new Date('2044-06-01T00:00:00Z')
    const leaf = issueCertificate(authority, { organization, commonName: name }, late)
    assert.equal(new X509Certificate(leaf.certificate).validToDate.toISOString(), '2046-11-24T08:00:00.000Z')
  })

  it('is another one every time', () => {
    const again = issueCertificate(authority, { organization, commonName: name }, now)
    assert.notEqual(thumbprint(again.certificate), thumbprint(issued.certificate))
  })
})
