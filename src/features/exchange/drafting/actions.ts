import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/exchange/package.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { kinds } from '../kinds/actions.ts'
import { type Carried, keysFor } from '../kinds/keys/actions.ts'
import { type ExchangeKindName, slowKindsOf } from '../kinds/rules.ts'
import { openPackageId } from '../packages/queries.ts'
import { insertItems, insertPackage, type NewItem, recount } from '../packages/writing/queries.ts'
import { agreementsOf, giveKeys, holdPartner, keysOf, partnerNow, standingOf } from '../queries.ts'
import { findingsIn } from '../scan/actions.ts'
import { tellReleasers } from '../telling/actions.ts'

/** So much goes into one package, for a disc; a single film may be longer. */
const mostBytes = 500 * 1_048_576
const atOnce = 40

export type Changed = Carried & { kind: ExchangeKindName; key: string; digest: string; bytes: number }
type Gone = { kind: ExchangeKindName; key: string; name: string }
export type Draft = { changed: Changed[]; gone: Gone[]; whole: Record<string, string[]> }

const bytesOf = ({ body, files }: Pick<Carried, 'body' | 'files'>): number =>
  Buffer.byteLength(body) + files.reduce((sum, { bytes }) => sum + bytes, 0)

/**
 * Puts together what the other side has not, or has otherwise, of the kinds that this side owns; looks for what may not
 * leave; lays it down to be checked. Nothing of it leaves by this. Answers whether there is something to check.
 */
export async function draftPackage(world: JobWorld): Promise<boolean> {
  const begun = await world.read(async (ctx) => {
    const partner = await partnerNow(ctx)
    return partner && (await openPackageId(ctx)) === null ? { partner, zone: ctx.zone } : null
  })
  if (!begun) return false
  const draft = await gathered(
    world,
    begun.partner.id,
    slowKindsOf(begun.zone, begun.partner.queueAgreedAt !== null),
  )
  if (!draft) return false
  // What goes inwards was found, or written, on the public network: there is nothing in it to be kept.
  const found = begun.zone === 'intranet' ? await looked(world, draft.changed) : draft.changed.map(unlooked)
  const items: NewItem[] = [...found, ...draft.gone.map((one) => ({ ...one, ...nothing }))]
  await world.transaction((ctx) => layDown(ctx, items, draft.whole))
  return true
}

export const nothing = {
  digest: null,
  body: null,
  files: [],
  bytes: 0,
  heldBecause: null,
  outcome: null,
  findings: [],
}

/** What the other side has not, or has otherwise, of these kinds; null when there is nothing. */
export async function gathered(
  world: JobWorld,
  partnerId: number,
  some: readonly ExchangeKindName[],
): Promise<Draft | null> {
  const draft: Draft = { changed: [], gone: [], whole: {} }
  for (const kind of some) await gather(world, partnerId, kind, draft)
  const { changed, gone, whole } = draft
  return changed.length + gone.length + Object.keys(whole).length === 0 ? null : draft
}

export const unlooked = ({ kind, key, name, body, digest, files, bytes }: Changed): NewItem => ({
  ...{ kind, key, name, body, digest, files, bytes },
  heldBecause: null,
  outcome: null,
  findings: [],
})

/** What changed of a kind since it was last sent, as much as a package holds. */
async function gather(world: JobWorld, partnerId: number, kind: ExchangeKindName, draft: Draft) {
  const ids = await world.transaction(async (ctx) => {
    const all = await kinds[kind].ids(ctx)
    await giveKeys(ctx, kind, all)
    return all
  })
  const before = await world.read(async (ctx) => {
    const said = (await agreementsOf(ctx, partnerId)).find((one) => one.kind === kind)
    const keys = await keysOf(ctx, kind)
    return { whole: said?.wholeDue ?? false, standing: await standingOf(ctx, partnerId, 'out', kind), keys }
  })
  const here = new Set<string>()
  let bytes = draft.changed.reduce((sum, one) => sum + one.bytes, 0)
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await world.read((ctx) => carriedOf(ctx, kind, ids.slice(at, at + atOnce)))
    for (const one of some) {
      here.add(one.key)
      if (!before.whole && before.standing.get(one.key)?.digest === one.digest) continue
      if (bytes > 0 && bytes + one.bytes > mostBytes) continue
      bytes += one.bytes
      draft.changed.push(one)
    }
  }
  for (const [key, { name }] of before.standing) if (!here.has(key)) draft.gone.push({ kind, key, name })
  if (before.whole) draft.whole[kind] = [...here]
}

async function carriedOf(ctx: Context, kind: ExchangeKindName, ids: number[]): Promise<Changed[]> {
  const keys = await keysFor(ctx, kind)
  // What does not go out itself is not named to the other side.
  const outside = new Set(await kinds[kind].ids(ctx))
  const named = { ...keys, keyOf: (id: number) => (outside.has(id) ? keys.keyOf(id) : null) }
  const found: Changed[] = []
  for (const id of ids) {
    const one = await kinds[kind].carried(ctx, id, named)
    const key = keys.keyOf(id)
    if (one && key) found.push({ ...one, kind, key, digest: sha256(one.body), bytes: bytesOf(one) })
  }
  return found
}

/** How records stand now, by their keys: what is released must still be what was read. */
export async function digestsNow(
  ctx: Context,
  kind: ExchangeKindName,
  keys: string[],
): Promise<Map<string, string>> {
  const { idOf } = await keysFor(ctx, kind)
  const ids = keys.flatMap((key) => idOf(key) ?? [])
  return new Map((await carriedOf(ctx, kind, ids)).map(({ key, digest }) => [key, digest]))
}

/** Looks through everything for what may not leave; what never may is left out at once. */
async function looked(world: JobWorld, changed: Changed[]): Promise<NewItem[]> {
  const items: NewItem[] = []
  for (const { kind, key, name, body, digest, files, bytes } of changed) {
    const findings = await findingsIn(world, { name, body, files })
    const never = findings.some(({ grade }) => grade === 'never')
    const heldBecause = never ? '查出不得外传的内容' : null
    items.push({ kind, key, name, body, digest, files, bytes, heldBecause, outcome: null, findings })
  }
  return items
}

async function layDown(ctx: Context, items: NewItem[], whole: Record<string, string[]>): Promise<void> {
  const partner = await holdPartner(ctx)
  // Somebody else may have laid one down meanwhile.
  if ((await openPackageId(ctx)) !== null) return
  const id = await insertPackage(ctx, { partnerId: partner.id, direction: 'out', state: 'draft', whole })
  await insertItems(ctx, id, items)
  await recount(ctx, id)
  const held = items.filter(({ heldBecause }) => heldBecause !== null).length
  ctx.record({
    action: 'exchange.drafted',
    subject: { kind: 'exchangePackage', id, name: `摆渡包（${partner.name}）` },
    after: { items: items.length - held, leftOut: held },
  })
  await tellReleasers(ctx, id, 'draft')
}
