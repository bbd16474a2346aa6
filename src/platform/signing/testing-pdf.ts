/** A small institute of seals for the tests of signed PDFs, and the independent programs that read them. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { printPdf } from '#platform/print.ts'
import { type Credential, createAuthority, issueCertificate } from './certificates.ts'
import { signPdf } from './pdf-signing.ts'
import { localProvider } from './provider.ts'
import { drawSeal } from './seal-drawing.ts'
import { sealOperators, widthInPoints } from './seal-picture.ts'
import { openssl, program, withFiles } from './testing.ts'

export const now = new Date()
export const organization = '星河研究院'
const authority = createAuthority({ organization, commonName: '支部平台印章根证书' }, now)
export const names = [
  '中共星河研究院委员会',
  '中共星河研究院第十二研究所委员会',
  '中共星河研究院纪律检查委员会',
]
const credentials = names.map((commonName) => issueCertificate(authority, { organization, commonName }, now))
export const roots = [authority.certificate]

const report = {
  title: '关于同意召开党员大会的批复',
  organization: names[0],
  asOf: '2026年11月24日',
  cover: [['承办', '组织部']],
  tables: [],
  checks: [],
}

/** The document with the seal of one of the organizations. */
export async function sealed(
  pdf: Buffer,
  place: number,
  credential = credentials[place] as Credential,
  at = now,
): Promise<Buffer> {
  const name = names[place] as string
  return signPdf(pdf, {
    provider: localProvider(credential),
    field: `seal-${place + 1}`,
    name,
    reason: '批复',
    at,
    seal: {
      spot: { page: 1, x: 200 + place * 140, y: 300 },
      appearance: {
        width: widthInPoints(42),
        operators: sealOperators(await drawSeal({ inscription: name })),
      },
    },
  })
}

export const plainPdf = () => printPdf('report.typ', report, '2026-11-24')

/** What pdfsig says of the file, which trusts our root. */
export const pdfsig = (pdf: Buffer, root = authority.certificate) =>
  withFiles({ 'signed.pdf': pdf, 'root.pem': pem(root) }, (at) => {
    const made = program('certutil', '-N', '-d', at('.'), '--empty-password')
    assert.equal(made.status, 0, made.output)
    program('certutil', '-A', '-d', at('.'), '-n', 'root', '-t', 'CT,C,C', '-i', at('root.pem'))
    return program('pdfsig', '-nssdir', at('.'), at('signed.pdf')).output
  })
export const mutool = (pdf: Buffer) =>
  withFiles({ 'signed.pdf': pdf }, (at) => program('mutool', 'sign', '-v', at('signed.pdf')).output)
const pem = (certificate: Buffer) => new X509Certificate(certificate).toString()

/** Each signature of the file, cut out as pdfsig understands it, in the hands of OpenSSL. */
export const byOpenssl = (pdf: Buffer, root = authority.certificate) =>
  withFiles({ 'root.pem': pem(root) }, (at) =>
    [...pdf.toString('latin1').matchAll(/\/ByteRange \[ (\d+) (\d+) (\d+) (\d+)/g)].map((found) => {
      const [from = 0, until = 0, rest = 0] = found.slice(2).map(Number)
      const signature = Buffer.from(pdf.toString('latin1', from + 1, until - 1), 'hex')
      const content = Buffer.concat([pdf.subarray(0, from), pdf.subarray(until, until + rest)])
      return withFiles(
        { signature, content },
        (inner) =>
          openssl(
            ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', inner('signature')],
            ...['-content', inner('content'), '-CAfile', at('root.pem')],
            ...['-purpose', 'any', '-out', inner('out')],
          ).output,
      )
    }),
  )
