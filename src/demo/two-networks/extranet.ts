import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { exchangeOf, packageName } from '#features/exchange/handing/actions.ts'
import { receiveOrNote } from '#features/exchange/intake/actions.ts'
import { type ExchangeKindName, kindsOf } from '#features/exchange/kinds/rules.ts'
import {
  digestOf,
  lastOf,
  type Partner,
  partnerNow,
  standingDigest,
  standingOf,
} from '#features/exchange/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Card, fingerprintOf } from '#platform/exchange/card.ts'
import type { Manifest } from '#platform/exchange/manifest.ts'
import { sealPackage, sha256, signManifest } from '#platform/exchange/package.ts'
import type { JobWorld } from '#platform/jobs.ts'

/** A record as the other side tells it. */
export type Told = { kind: ExchangeKindName; name: string; body: object }

/**
 * The other installation as this one knows it: by its card and by packages that its keys have signed, each taken in by the
 * code that takes real ones. The keys live as long as the demo is being loaded: nobody writes in its name afterwards.
 */
export async function extranetOnce() {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { x } = privateKey.export({ format: 'jwk' })
  const boxKey = await identityToRecipient(await generateX25519Identity())
  const card: Card = { zone: 'extranet', signKey: x as string, boxKey }

  return {
    card,
    /** A package of its comes, and is taken; `damaged`: with its end cut off, as from a bad disc. */
    async sends(world: JobWorld, told: Told[], { damaged = false } = {}): Promise<void> {
      const { name, bytes } = await world.transaction((ctx) => packageOf(ctx, { card, privateKey }, told))
      const whole = damaged ? bytes.subarray(0, -200) : bytes
      async function* stream() {
        yield whole
      }
      const answer = await receiveOrNote(world, name, stream)
      if (answer instanceof Refusal !== damaged) throw answer
    },
  }
}
export type Extranet = Awaited<ReturnType<typeof extranetOnce>>

/** The next package of the other side: it tells this, and that all of ours up to now has arrived. */
async function packageOf(
  ctx: Context,
  { card, privateKey }: { card: Card; privateKey: KeyObject },
  told: Told[],
) {
  const partner = (await partnerNow(ctx)) as Partner
  const last = await lastOf(ctx, partner.id, 'in')
  const own = exchangeOf(ctx).card
  const records = told.map(({ kind, name, body }, at) => {
    const bytes = Buffer.from(JSON.stringify(body))
    const entry = `items/${String(at + 1).padStart(6, '0')}.json`
    return { kind, name, key: randomUUID(), digest: sha256(bytes), entry, bytes }
  })
  const have = (await lastOf(ctx, partner.id, 'out')).number
  const receipt: Manifest['receipt'] = { have, waiting: [], missing: [], standing: {} }
  for (const kind of kindsOf(ctx.zone))
    receipt.standing[kind] = await standingDigest(ctx, partner.id, 'out', kind)
  const number = last.number + 1
  const manifest: Manifest = {
    format: 1,
    from: { zone: card.zone, fingerprint: fingerprintOf(card) },
    to: { zone: ctx.zone, fingerprint: fingerprintOf(own) },
    ...{ number, previous: last.digest, madeAt: ctx.now.toISOString() },
    items: records.map(({ kind, name, key, digest }) => ({
      ...{ kind, name, key, digest },
      label: 'public',
      gone: false,
    })),
    entries: records.map(({ entry, bytes, digest }) => ({ name: entry, bytes: bytes.length, digest })),
    standing: await standingAfter(ctx, partner.id, records),
    whole: {},
    receipt,
  }
  async function* entries() {
    for (const { entry, bytes } of records) yield { name: entry, bytes }
  }
  const sealed = await sealPackage(signManifest(manifest, privateKey), entries(), own, ctx.now)
  return { name: packageName(card.zone, number), bytes: Buffer.concat(await Array.fromAsync(sealed)) }
}

/** Of each kind of theirs: what stands here already, and what comes with this package. */
async function standingAfter(
  ctx: Context,
  partnerId: number,
  records: { kind: ExchangeKindName; key: string; digest: string }[],
): Promise<Manifest['standing']> {
  const standing: Manifest['standing'] = {}
  for (const kind of kindsOf('extranet')) {
    const before = await standingOf(ctx, partnerId, 'in', kind)
    const all = [
      ...[...before].map(([key, { digest }]) => ({ key, digest })),
      ...records.filter((one) => one.kind === kind),
    ]
    standing[kind] = digestOf(all)
  }
  return standing
}
