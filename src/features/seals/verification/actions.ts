import { createHash } from 'node:crypto'
import { countFromAddress } from '#features/accounts/lockouts/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { pemOf, thumbprint } from '#platform/signing/certificates.ts'
import { checkPdfApart } from '#platform/signing/check-apart.ts'
import type { CheckedPdf, FoundSignature } from '#platform/signing/pdf-check.ts'
import { findAuthority, trustedCertificates } from '../certificates/queries.ts'
import { sealName } from '../register/actions.ts'
import { certificatesKnown, documentByCode, documentByDigest, sealsOn } from './queries.ts'
import {
  checkPolicy,
  findingOf,
  type JudgedSignature,
  reasonsFor,
  type State,
  stateOf,
  tidyCode,
} from './rules.ts'

type Apart = Pick<Context, 'transaction' | 'actor'>

/** Refuses who asks too often; what was counted stays counted. */
async function takeTurn({ transaction, actor }: Apart, purpose: string, most: number): Promise<void> {
  const { minutes } = checkPolicy
  const count = await transaction((ctx) => countFromAddress(ctx, { purpose, ip: actor.from.ip, minutes }))
  if (count > most) throw new Refusal('forbidden', 'verification-too-often', { minutes })
}

/**
 * What the holder of a code may know.
 * @throws Refusal verification-unknown; verification-too-often
 */
export async function lookUp(apart: Apart, { code }: { code: string }) {
  await takeTurn(apart, 'verification', checkPolicy.looks)
  return apart.transaction(async (ctx) => {
    const document = await documentByCode(ctx, tidyCode(code))
    if (!document) throw new Refusal('not-found', 'verification-unknown', { field: 'code' })
    const found = (await sealsOn(ctx, document.id)).toSorted((one, other) => one.position - other.position)
    const seals = found.map((seal) => ({
      name: sealName(seal),
      stampedAt: seal.stampedAt as string,
      revoked: seal.revokedAt !== null,
    }))
    const voided = document.voidedAt !== null
    return {
      number: document.number as string,
      organizationName: document.organizationName,
      digest: document.digest as string,
      state: stateOf({ voided }, seals),
      seals: seals.map((seal) => ({ ...seal, state: stateOf({ voided }, [seal]) })),
    }
  })
}

/**
 * The root to which the platform's own seals go back: readers that are given it show them as trusted.
 * @throws Refusal verification-no-root
 */
export async function rootCertificate(ctx: Context): Promise<Download> {
  const root = await findAuthority(ctx)
  if (!root) throw new Refusal('not-found', 'verification-no-root')
  const text = pemOf(root.certificate)
  async function* body() {
    yield Buffer.from(text)
  }
  return { name: '党组织电子印章根证书.crt', type: 'application/x-x509-ca-cert', body }
}

/** Checks a file that somebody brings. */
export async function checkFile(apart: Apart, { file }: { file: File }) {
  await takeTurn(apart, 'verification-file', checkPolicy.files)
  const { megabytes } = checkPolicy
  if (!file.size || file.size > megabytes * 1_048_576)
    throw new Refusal('invalid', 'verification-file', { megabytes, field: 'file' })
  return verifyFile(apart.transaction, Buffer.from(await file.arrayBuffer()))
}

type Reading = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** Judges a file by its signatures and by the register; the signatures are checked outside of a transaction, and apart. */
export async function verifyFile(read: Reading, bytes: Buffer) {
  const checked = await checkPdfApart(bytes, await read(trustedCertificates))
  const digest = createHash('sha256').update(bytes).digest('hex')
  return read((ctx) => judged(ctx, checked, digest))
}

async function judged(ctx: Context, checked: CheckedPdf, digest: string) {
  const document = await documentByDigest(ctx, digest)
  const seals = document ? await sealsOn(ctx, document.id) : []
  const known = await certificatesKnown(ctx, checked.signatures.flatMap(printOf))
  const isRevoked = (print: string) =>
    seals.some((seal) => seal.thumbprint === print && seal.revokedAt !== null)
  const signatures = checked.signatures.map((one) => {
    const [print = ''] = printOf(one)
    const judged: JudgedSignature = {
      fault: one.fault,
      trusted: one.trusted,
      known: known.has(print) ? { revoked: isRevoked(print) } : null,
    }
    return { judged, signer: one.signer, at: one.claimedAt?.toISOString() ?? null }
  })
  const reasons = reasonsFor(checked.fault, signatures, document !== undefined)
  const state: State = document
    ? stateOf(
        { voided: document.voidedAt !== null },
        signatures.map(({ judged }) => ({ revoked: judged.known?.revoked === true })),
      )
    : 'valid'
  return {
    verdict: reasons.length ? ('invalid' as const) : state,
    digest,
    number: document?.number ?? null,
    organizationName: document?.organizationName ?? null,
    signatures: signatures.map(({ judged, signer, at }) => ({ signer, at, finding: findingOf(judged) })),
    reasons,
  }
}

const printOf = ({ certificate }: FoundSignature) => (certificate ? [thumbprint(certificate)] : [])
