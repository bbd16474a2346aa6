import { letGo } from '#features/library/uploads/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Card, readCard } from '#platform/exchange/card.ts'
import { orRefusal } from '#platform/exchange/exchange.ts'
import { jsonIn, type OpenPackage, sha256 } from '#platform/exchange/package.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { exchangeOf } from '../handing/actions.ts'
import { kinds } from '../kinds/actions.ts'
import { type Came, type Keys, keysFor } from '../kinds/keys/actions.ts'
import { type ExchangeKindName, exchangeKinds } from '../kinds/rules.ts'
import { type Outcome, turnOf } from '../packages/rules.ts'
import { insertItems, insertPackage, type NewItem, setTaken } from '../packages/writing/queries.ts'
import {
  holdPartner,
  lastOf,
  type Partner,
  partnerNow,
  setReceiptDue,
  setStanding,
  standingOf,
} from '../queries.ts'
import { hearReceipt } from '../receipts/actions.ts'
import { insertRefusal, packageNumbered } from './queries.ts'
import { whyNotFiles, whyNotListed } from './rules.ts'

/** Where the bytes of a package come from; read more than once. */
export type Source = () => AsyncIterable<Uint8Array>
export type Received = { number: number; outcome: 'taken' | 'repeat' | 'waiting'; items: number }
type Body = { kind: ExchangeKindName; key: string; name: string; digest: string; text: string; body: unknown }
type Read = Pick<OpenPackage, 'manifest' | 'digest'> & { bodies: Body[]; bytes: number }
const megabyte = 1_048_576
const mostText = 8 * megabyte
const mostTexts = 256 * megabyte

/**
 * Takes a package that has come from the other network, of which nothing is believed that does not prove itself. It is
 * read whole before anything of it is kept, its files are looked at, then all of it is taken in one transaction or none.
 * @throws Refusal
 */
async function receivePackage(world: JobWorld, source: Source): Promise<Received> {
  const { partner, exchange, files } = await world.read(async (ctx) => {
    const found = await partnerNow(ctx)
    if (!found) throw new Refusal('conflict', 'partner-none')
    return { partner: found, exchange: exchangeOf(ctx), files: ctx.files }
  })
  const card = readCard(partner.card) as Card
  const open = () => exchange.open(source(), card)
  const read = await readWhole(await open(), partner)
  const turn = await world.read((ctx) => turnNow(ctx, partner, read))
  if (turn !== 'take') return world.transaction((ctx) => hear(ctx, read, turn))

  const wanted = filesWanted(read.bodies)
  const why = whyNotFiles(read.manifest.entries, wanted.pieces)
  if (why) throw new Refusal('invalid', why)
  // Named to be dropped before they are kept: whatever is not taken in the end goes with the next sweep.
  await world.transaction((ctx) => letGo(ctx, [...wanted.pieces]))
  for await (const { name, bytes } of (await open()).entries())
    if (name.startsWith('files/')) await files.put(bytes)
  const looked: Came['looked'] = new Map()
  for (const { kind, file } of wanted.files) {
    const found = await kinds[kind].look(files, file)
    if ('fault' in found)
      throw new Refusal('invalid', 'package-content', { name: file.name, fault: found.fault })
    looked.set(file.digest, found)
  }
  return world.transaction((ctx) => take(ctx, read, looked))
}

/** Every entry proves itself; the texts of the records are kept in memory, files are not. */
async function readWhole(opened: OpenPackage, partner: Partner): Promise<Read> {
  const { manifest, digest } = opened
  const why = whyNotListed(manifest, partner.zone)
  if (why) throw new Refusal('forbidden', why.code, { kind: why.kind })
  const items = manifest.items.filter(({ gone }) => !gone) as Pick<Body, 'kind' | 'key' | 'name' | 'digest'>[]
  const bodies: Body[] = []
  let [texts, bytes] = [0, 0]
  for await (const entry of opened.entries()) {
    bytes += entry.bytes.length
    if (!entry.name.startsWith('items/')) continue
    texts += entry.bytes.length
    if (entry.bytes.length > mostText || texts > mostTexts) throw new Refusal('invalid', 'package-large')
    const { kind, key, name, digest } = items[bodies.length] as (typeof items)[number]
    const text = Buffer.from(entry.bytes).toString('utf8')
    const body = kinds[kind].schema.safeParse(jsonIn(text))
    if (!body.success || sha256(text) !== digest) throw new Refusal('invalid', 'package-record', { name })
    bodies.push({ kind, key, name, digest, text, body: body.data })
  }
  return { manifest, digest, bodies, bytes }
}

function filesWanted(bodies: Body[]) {
  const files = bodies.flatMap(({ kind, body }) => kinds[kind].filesOf(body).map((file) => ({ kind, file })))
  const pieces = files.flatMap(({ file }) => [
    ...file.pieces.map(({ digest }) => digest),
    ...(file.cover === null ? [] : [file.cover]),
  ])
  return { files, pieces: new Set(pieces) }
}

/** @throws Refusal package-forked */
async function turnNow(ctx: Context, partner: Partner, { manifest, digest }: Read) {
  const { number, previous } = manifest
  const last = await lastOf(ctx, partner.id, 'in')
  const known = await packageNumbered(ctx, partner.id, number)
  const turn = turnOf(
    { number, digest, previous },
    { last: last.number, lastDigest: last.digest, known: known?.digest ?? null },
  )
  if (turn === 'forked') throw new Refusal('conflict', 'package-forked', { number })
  return turn
}

/** A package that is known, or that others must come before: what it says of ours is heard all the same. */
async function hear(ctx: Context, read: Read, was: 'repeat' | 'wait'): Promise<Received> {
  const { manifest, digest, bytes } = read
  const { number } = manifest
  const items = manifest.items.length
  const partner = await holdPartner(ctx)
  const turn = await turnNow(ctx, partner, read)
  const known = await packageNumbered(ctx, partner.id, number)
  if (!known) {
    const arrived = { number, digest, bytes, items }
    const id = await insertPackage(ctx, { partnerId: partner.id, direction: 'in', state: 'waiting', arrived })
    ctx.record({
      action: 'exchange.waiting',
      subject: { kind: 'exchangePackage', id, name: `第 ${number} 号` },
      after: { number },
    })
  }
  await hearReceipt(ctx, partner, manifest)
  if (was === 'wait' ? !known : items > 0) await setReceiptDue(ctx, partner.id, true)
  return { number, outcome: turn === 'repeat' ? 'repeat' : 'waiting', items }
}

async function take(ctx: Context, read: Read, looked: Came['looked']): Promise<Received> {
  const { manifest, digest, bytes } = read
  const { number } = manifest
  const partner = await holdPartner(ctx)
  if ((await turnNow(ctx, partner, read)) !== 'take') throw new Refusal('conflict', 'package-moved-on')
  const items = await takeItems(ctx, partner, read, looked)
  const known = await packageNumbered(ctx, partner.id, number)
  const arrived = { number, digest, bytes, items: items.length }
  const id =
    known?.id ??
    (await insertPackage(ctx, { partnerId: partner.id, direction: 'in', state: 'waiting', arrived }))
  await setTaken(ctx, id)
  await insertItems(ctx, id, items)
  await hearReceipt(ctx, partner, manifest)
  if (items.length > 0) await setReceiptDue(ctx, partner.id, true)
  ctx.record({
    action: 'exchange.taken',
    subject: { kind: 'exchangePackage', id, name: `第 ${number} 号` },
    after: {
      number,
      items: items.length,
      unequal: items.filter(({ outcome }) => outcome === 'differs').length,
    },
  })
  return { number, outcome: 'taken', items: items.length }
}

async function takeItems(ctx: Context, partner: Partner, { manifest, bodies }: Read, looked: Came['looked']) {
  const keys = new Map<string, Keys>()
  const stood = new Map<string, Awaited<ReturnType<typeof standingOf>>>()
  for (const kind of exchangeKinds) {
    keys.set(kind, await keysFor(ctx, kind))
    stood.set(kind, await standingOf(ctx, partner.id, 'in', kind))
  }
  const taken: NewItem[] = []
  const note = async (
    one: Pick<NewItem, 'kind' | 'key' | 'name'>,
    digest: string | null,
    outcome: Outcome,
  ) => {
    await setStanding(ctx, partner.id, 'in', { ...one, digest })
    const plain = { body: null, files: [], bytes: 0, heldBecause: null, findings: [] }
    taken.push({ ...one, ...plain, digest, outcome })
  }
  for (const { kind, key, name, digest, text, body } of bodies) {
    const before = stood.get(kind)?.get(key)
    const now = await kinds[kind].take(ctx, { key, name, body, text, looked }, keys.get(kind) as Keys)
    const stands = now === null ? digest : sha256(now)
    await note(
      { kind, key, name },
      stands,
      stands !== digest ? 'differs' : before?.digest === digest ? 'same' : 'taken',
    )
  }
  const drop = async (kind: ExchangeKindName, key: string, name: string) => {
    await kinds[kind].drop(ctx, { key, name }, keys.get(kind) as Keys)
    await note({ kind, key, name }, null, 'gone')
  }
  for (const { kind, key, name, gone } of manifest.items)
    if (gone) await drop(kind as ExchangeKindName, key, name)
  for (const [kind, all] of Object.entries(manifest.whole)) {
    const still = new Set(all)
    for (const [key, { name }] of await standingOf(ctx, partner.id, 'in', kind))
      if (!still.has(key)) await drop(kind as ExchangeKindName, key, name)
  }
  return taken
}

/** The same for whoever goes on with the next: a refusal is written down, and answered. */
export async function receiveOrNote(
  world: JobWorld,
  fileName: string,
  source: Source,
): Promise<Received | Refusal> {
  const answer = await orRefusal(() => receivePackage(world, source))
  if (answer instanceof Refusal && answer.code !== 'partner-none')
    await world.transaction(async (ctx) => {
      const { code, facts } = answer
      const id = await insertRefusal(ctx, { fileName, code, facts })
      ctx.record({
        action: 'exchange.refused',
        subject: { kind: 'exchangeRefusal', id, name: fileName },
        after: { fault: code },
      })
    })
  return answer
}
