import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Card, fingerprintOf, readCard } from '#platform/exchange/card.ts'
import type { Exchange } from '#platform/exchange/exchange.ts'
import type { EntryLine, Manifest } from '#platform/exchange/manifest.ts'
import { type Signed, sha256 } from '#platform/exchange/package.ts'
import type { Entry } from '#platform/exchange/tar-stream.ts'
import type { Files } from '#platform/files.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { kindsOf } from '../kinds/rules.ts'
import { getPackage, type LeavingItem, leavingItems, openPackageId } from '../packages/queries.ts'
import { insertReceipt, setHanded, setReleased } from '../packages/writing/queries.ts'
import {
  clearStanding,
  lastOf,
  type Partner,
  partnerNow,
  setReceiptDue,
  setStanding,
  standingDigest,
  wholeSent,
} from '../queries.ts'
import { receiptNow } from '../receipts/actions.ts'
import { handPackage } from './jobs.ts'
import { cardOf } from './queries.ts'

type Piece = { digest: string; bytes: number }
type Leaving = Omit<LeavingItem, 'id'>
type Files_ = { pieces: Piece[]; cover: string | null }[]

/** @throws Refusal exchange-off */
export function exchangeOf({ exchange }: Pick<Context, 'exchange'>): Exchange {
  if (!exchange) throw new Refusal('conflict', 'exchange-off')
  return exchange
}

/** Of all files of the items, each piece once, in the order in which they are met. */
async function piecesOf(items: Leaving[], files: Files): Promise<Piece[]> {
  const pieces = new Map<string, Piece>()
  for (const item of items)
    for (const { pieces: own, cover } of item.files as Files_) {
      for (const piece of own) pieces.set(piece.digest, piece)
      if (cover !== null) pieces.set(cover, { digest: cover, bytes: (await files.get(cover)).length })
    }
  return [...pieces.values()]
}

const entryName = (at: number) => `items/${String(at + 1).padStart(6, '0')}.json`

function linesOf(items: Leaving[], pieces: Piece[]): EntryLine[] {
  const bodies = items
    .filter(({ body }) => body !== null)
    .map(({ body, digest }, at) => ({
      name: entryName(at),
      bytes: Buffer.byteLength(body as string),
      digest: digest as string,
    }))
  return [...bodies, ...pieces.map(({ digest, bytes }) => ({ name: `files/${digest}`, bytes, digest }))]
}

/** Numbers and signs what leaves, with what we have to say of theirs: from here on it is what it is. */
export async function signed(ctx: Context, partner: Partner, items: Leaving[], whole: Manifest['whole']) {
  const exchange = exchangeOf(ctx)
  const last = await lastOf(ctx, partner.id, 'out')
  const standing: Manifest['standing'] = {}
  for (const kind of kindsOf(ctx.zone)) standing[kind] = await standingDigest(ctx, partner.id, 'out', kind)
  const number = last.number + 1
  const one = exchange.sign({
    format: 1,
    from: { zone: ctx.zone, fingerprint: fingerprintOf(exchange.card) },
    to: { zone: partner.zone, fingerprint: partner.fingerprint },
    number,
    previous: last.digest,
    madeAt: ctx.now.toISOString(),
    items: items.map(({ kind, key, name, gone, digest }) => ({
      ...{ kind, key, gone, digest },
      name: name.slice(0, 300),
      label: 'public' as const,
    })),
    entries: linesOf(items, await piecesOf(items, ctx.files)),
    standing,
    whole,
    receipt: await receiptNow(ctx, partner),
  })
  await setReceiptDue(ctx, partner.id, false)
  return { ...one, number, digest: sha256(one.text) }
}

/** Seals what was released: what leaves is taken to stand on the other side as soon as it has it all. */
export async function sealReleased(
  ctx: Context,
  partner: Partner,
  { id, whole }: { id: number; whole: Record<string, string[]> },
): Promise<number> {
  const items = await leavingItems(ctx, id)
  for (const kind of Object.keys(whole)) await clearStanding(ctx, partner.id, kind, id)
  for (const item of items) await setStanding(ctx, partner.id, 'out', item)
  const one = await signed(ctx, partner, items, whole)
  await setReleased(ctx, id, one)
  await wholeSent(ctx, partner.id, Object.keys(whole))
  await ctx.later(handPackage, { id })
  return one.number
}

/**
 * What the extranet sends inside was all found on the public network and may be read by anybody: it leaves by itself, and
 * is looked at where it arrives. What leaves the intranet is released by people.
 */
export async function releaseOwn(ctx: Context): Promise<void> {
  if (ctx.zone !== 'extranet') return
  const [id, partner] = [await openPackageId(ctx), await partnerNow(ctx, true)]
  if (id === null || !partner) return
  const one = await getPackage(ctx, id, true)
  if (one.undecided > 0 || (one.items === 0 && Object.keys(one.whole).length === 0)) return
  const number = await sealReleased(ctx, partner, one)
  ctx.record({
    action: 'exchange.released',
    subject: { kind: 'exchangePackage', id, name: `第 ${number} 号` },
    after: { items: one.items },
  })
}

/** A package of nothing but a receipt, when the other side is to hear something: there is nothing in it to be read. */
export async function sendReceipt(ctx: Context): Promise<boolean> {
  const partner = await partnerNow(ctx, true)
  if (!partner?.receiptDue) return false
  const one = await signed(ctx, partner, [], {})
  const id = await insertReceipt(ctx, partner.id, one)
  await ctx.later(handPackage, { id })
  ctx.record({
    action: 'exchange.receiptSent',
    subject: { kind: 'exchangePackage', id, name: `第 ${one.number} 号` },
  })
  return true
}

/** The name of a package's file says from where and which: what comes in order lies in order. */
export const packageName = (zone: string, number: number): string =>
  `zhibu-${zone}-${String(number).padStart(6, '0')}.age`

/** A package that was released, to be sealed as its file: the same content each time. Null when it may not leave, or has arrived. */
export async function handingIn(ctx: Context, id: number) {
  const one = await getPackage(ctx, id)
  if (one.state !== 'released' && one.state !== 'handed') return null
  const text = await cardOf(ctx, one.partnerId)
  if (text === null) return null
  const card = readCard(text) as Card
  const items = await leavingItems(ctx, id)
  const signed: Signed = { text: one.manifest as string, signature: one.signature as string }
  const { files, now } = ctx
  const exchange = exchangeOf(ctx)
  return { one, seal: () => exchange.seal(signed, entriesOf(items, files), card, now) }
}

async function* entriesOf(items: LeavingItem[], files: Files): AsyncGenerator<Entry> {
  const bodies = items.filter(({ body }) => body !== null)
  for (const [at, { body }] of bodies.entries())
    yield { name: entryName(at), bytes: Buffer.from(body as string) }
  for (const { digest } of await piecesOf(items, files))
    yield { name: `files/${digest}`, bytes: await files.get(digest) }
}

/** It lies where the gateway or somebody with a disc takes it. */
export async function noteHanded(world: JobWorld, id: number, place: string): Promise<void> {
  await world.transaction(async (ctx) => {
    const { number } = await getPackage(ctx, id, true)
    await setHanded(ctx, id)
    ctx.record({
      action: 'exchange.handed',
      subject: { kind: 'exchangePackage', id, name: `第 ${number} 号` },
      after: { handedTo: place },
    })
  })
}
