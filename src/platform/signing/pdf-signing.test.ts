import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { createAuthority } from './certificates.ts'
import { checkPdf } from './pdf-check.ts'
import { openKeyFile } from './pkcs12.ts'
import { openssl, program, withFiles } from './testing.ts'
import {
  byOpenssl,
  mutool,
  names,
  now,
  organization,
  pdfsig,
  plainPdf,
  roots,
  sealed,
} from './testing-pdf.ts'

const count = (text: string, words: string) => text.split(words).length - 1

describe('A document with three seals', () => {
  let plain: Buffer, one: Buffer, three: Buffer
  before(async () => {
    plain = await plainPdf()
    one = await sealed(plain, 0)
    three = await sealed(await sealed(one, 1), 2)
  })

  it('keeps every byte that was there before', () => {
    assert.ok(one.subarray(0, plain.length).equals(plain))
    assert.ok(three.subarray(0, one.length).equals(one))
  })

  it('is valid for pdfsig, each of its signatures, by a trusted certificate', () => {
    const said = pdfsig(three)
    assert.equal(count(said, 'Signature is Valid.'), 3, said)
    assert.equal(count(said, 'Certificate is Trusted.'), 3, said)
    assert.equal(count(said, '- Total document signed'), 1, said)
    for (const name of names) assert.match(said, new RegExp(`Common Name: ${name}`))
  })

  it('is unchanged for mutool since the last one', () => {
    const said = mutool(three)
    assert.equal(count(said, 'The signature is valid but there have been edits since signing.'), 2, said)
    assert.equal(count(said, 'The document is unchanged since signing.'), 1, said)
  })

  it('is CAdES for OpenSSL, each of its signatures', () => {
    const said = byOpenssl(three)
    assert.equal(said.length, 3)
    for (const words of said) assert.match(words, /CAdES Verification successful/)
  })

  it('holds for us, and says who sealed it when', async () => {
    const { fault, signatures } = await checkPdf(three, roots)
    assert.equal(fault, null)
    assert.deepEqual(
      signatures.map(({ fault, trusted, signer, field }) => ({ fault, trusted, signer, field })),
      names.map((signer, place) => ({ fault: null, trusted: true, signer, field: `seal-${place + 1}` })),
    )
    const [first] = signatures
    assert.equal(first?.claimedAt?.getTime(), Math.floor(now.getTime() / 1000) * 1000)
    assert.equal(first?.reason, '批复')
  })

  it('is not trusted by who does not know the authority', async () => {
    const other = createAuthority({ organization, commonName: '支部平台印章根证书' }, now)
    const { signatures } = await checkPdf(three, [other.certificate])
    assert.ok(signatures.every(({ trusted, fault }) => !trusted && fault === null))
  })

  it('shows the text through the seal', () => {
    withFiles({ 'signed.pdf': one }, (at) => {
      assert.match(program('pdftotext', at('signed.pdf'), '-').output, /关于同意召开党员大会的批复/)
      assert.match(program('mutool', 'show', at('signed.pdf'), 'grep').output, /\/BM\s*\/Multiply/)
    })
  })
})

/** A key of another authority, as it comes in a file. */
function foreignKey() {
  const bytes = withFiles({}, (at) => {
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-keyout', at('key'), '-out', at('crt')],
      ...['-subj', `/C=CN/O=某某认证机构/CN=${names[0]}`, '-utf8', '-days', '365'],
    )
    openssl(
      ...['pkcs12', '-export', '-inkey', at('key'), '-in', at('crt'), '-out', at('p12')],
      ...['-passout', 'pass:星河 2026'],
    )
    return readFileSync(at('p12'))
  })
  const opened = openKeyFile(bytes, '星河 2026')
  assert.ok('credential' in opened)
  return opened.credential
}

describe('A document sealed with the key file of another authority (RSA)', () => {
  it('is valid for pdfsig, OpenSSL and us', async () => {
    const credential = foreignKey()
    const signed = await sealed(await sealed(await plainPdf(), 0, credential, new Date()), 1)
    const said = pdfsig(signed, credential.certificate)
    assert.equal(count(said, 'Signature is Valid.'), 2, said)
    assert.equal(count(said, 'Certificate is Trusted.'), 1, said)
    assert.match(byOpenssl(signed, credential.certificate)[0] as string, /CAdES Verification successful/)
    const { fault, signatures } = await checkPdf(signed, [...roots, credential.certificate])
    assert.equal(fault, null)
    assert.deepEqual(
      signatures.map(({ fault, trusted }) => [fault, trusted]),
      [
        [null, true],
        [null, true],
      ],
    )
  })
})
