import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { readSetting } from '#platform/settings.ts'
import {
  type Credential,
  certificatesIn,
  createAuthority,
  issueCertificate,
  thumbprint,
  validityOf,
} from '#platform/signing/certificates.ts'
import { openKeyFile } from '#platform/signing/pkcs12.ts'
import {
  findAuthority,
  holdAuthority,
  insertAuthority,
  insertCertificate,
  newestCertificate,
  type StoredCertificate,
  thumbprintTaken,
} from './queries.ts'

/** A key is sealed for its certificate: beside another one it does not open. */
const keyUse = (certificate: Uint8Array) => `certificate-key:${thumbprint(certificate)}`

/** The unit's name, as it stands in certificates. */
const institute = async ({ db }: Pick<Context, 'db'>) =>
  String((await readSetting(db, 'institute')) ?? '支部平台')

/** The platform's own authority; made when the first seal needs it. */
async function authorityOf(ctx: Context): Promise<Credential> {
  await holdAuthority(ctx)
  const known = await findAuthority(ctx)
  if (known)
    return {
      certificate: known.certificate,
      key: ctx.sealing.openBytes(known.keySealed, keyUse(known.certificate)),
      chain: [],
    }
  const subject = { organization: await institute(ctx), commonName: '党组织电子印章根证书' }
  const made = createAuthority(subject, ctx.now)
  await insertAuthority(ctx, made.certificate, ctx.sealing.sealBytes(made.key, keyUse(made.certificate)))
  return made
}

type CertifiedSeal = { id: number; inscription: string; line: string | null }

/**
 * With what the seal signs now. A seal that has no certificate yet, or whose own one has run out, gets another from the
 * platform; one that was imported is its organization's to renew: null when it ran out.
 */
export async function credentialOf(
  ctx: Context,
  seal: CertifiedSeal,
): Promise<{ id: number; credential: Credential } | null> {
  const newest = await newestCertificate(ctx, seal.id)
  const valid = newest && Date.parse(newest.validUntil) > ctx.now.getTime()
  if (newest && valid) return { id: newest.id, credential: opened(ctx, newest) }
  if (newest?.origin === 'imported') return null
  const subject = {
    organization: await institute(ctx),
    unit: '党组织电子印章',
    commonName: seal.line ? `${seal.inscription}（${seal.line}）` : seal.inscription,
  }
  const credential = issueCertificate(await authorityOf(ctx), subject, ctx.now)
  return { id: await keep(ctx, seal.id, 'own', credential), credential }
}

const opened = ({ sealing }: Pick<Context, 'sealing'>, one: StoredCertificate): Credential => ({
  certificate: one.certificate,
  chain: certificatesIn(one.chain),
  key: sealing.openBytes(one.keySealed, keyUse(one.certificate)),
})

function keep(ctx: Context, sealId: number, origin: 'own' | 'imported', credential: Credential) {
  const { from, until } = validityOf(credential.certificate)
  return insertCertificate(ctx, {
    sealId,
    origin,
    certificate: credential.certificate,
    chain: Buffer.concat(credential.chain),
    keySealed: ctx.sealing.sealBytes(credential.key, keyUse(credential.certificate)),
    thumbprint: thumbprint(credential.certificate),
    validFrom: from,
    validUntil: until,
  })
}

/**
 * Lets a seal sign with the key file of another authority from now on.
 * @throws Refusal seal-key-…
 */
export async function importKeyFile(
  ctx: Context,
  sealId: number,
  file: Buffer,
  passphrase: string,
): Promise<void> {
  const read = openKeyFile(file, passphrase)
  if ('fault' in read) {
    const field = read.fault === 'wrong-passphrase' ? 'passphrase' : 'file'
    throw new Refusal('invalid', `seal-key-${read.fault}`, { field })
  }
  const { certificate } = read.credential
  const { from, until } = validityOf(certificate)
  if (from > ctx.now || until <= ctx.now)
    throw new Refusal('invalid', 'seal-key-expired', {
      field: 'file',
      until: until.toISOString().slice(0, 10),
    })
  if (await thumbprintTaken(ctx, thumbprint(certificate)))
    throw new Refusal('conflict', 'seal-key-taken', { field: 'file' })
  await keep(ctx, sealId, 'imported', read.credential)
}
