import { X509Certificate } from 'node:crypto'

/** Certificates between a signer's and its root: more are never needed. */
const longestChain = 5

/** Whether a certificate goes back to one of the roots, each signed by the next and valid at the moment. */
export function chainHolds(certificate: Buffer, others: Buffer[], roots: Buffer[], at: Date): boolean {
  const trusted = roots.map((one) => new X509Certificate(one))
  const known = others.map((one) => new X509Certificate(one))
  let current = new X509Certificate(certificate)
  for (let length = 0; length < longestChain; length += 1) {
    if (!isValidAt(current, at)) return false
    if (trusted.some((root) => root.raw.equals(current.raw))) return true
    const signs = (one: X509Certificate) =>
      one.ca && current.checkIssued(one) && current.verify(one.publicKey)
    const issuer = trusted.find(signs) ?? known.find(signs)
    if (!issuer) return false
    current = issuer
  }
  return false
}

const isValidAt = ({ validFromDate, validToDate }: X509Certificate, at: Date) =>
  validFromDate.getTime() - oneSecond < at.getTime() && at <= validToDate

/** Certificates know whole seconds only. */
const oneSecond = 1000
