import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { jsonIn } from '#platform/exchange/package.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { digestsNow } from '../drafting/actions.ts'
import { preparePackage } from '../drafting/jobs.ts'
import { sealReleased } from '../handing/actions.ts'
import { handPackage } from '../handing/jobs.ts'
import { type ExchangeKindName, kindTitles } from '../kinds/rules.ts'
import { holdPartner } from '../queries.ts'
import { refuseUnlessWhole } from '../reach/actions.ts'
import { type FindingKind, findingNames } from '../scan/rules.ts'
import { tellReleasers } from '../telling/actions.ts'
import type { packages } from './contract.ts'
import {
  allowFinding,
  countPackages,
  countsOf,
  findingsOf,
  getFinding,
  getItem,
  getPackage,
  holdItem,
  leavingItems,
  listItems,
  listPackages,
  openPackageId,
  type PackageRow,
  pageOfItems,
  pageOfPackages,
} from './queries.ts'
import { type PackageMove, packageMoves, powerOf, whyNotMove } from './rules.ts'
import { itemSheet, packageSheet } from './sheets/actions.ts'
import { textsOf } from './texts/rules.ts'
import { recount, setChecked, setDiscarded, setUnchecked } from './writing/queries.ts'

const titleOf = (kind: string) => kindTitles[kind as ExchangeKindName] ?? kind
const packageTitle = ({ number, id }: Pick<PackageRow, 'number' | 'id'>) =>
  number === null ? `草稿 ${id}` : `第 ${number} 号`

const standing = ({ state, checkedAccountId, undecided, items }: PackageRow) => ({
  state,
  checkedBy: checkedAccountId,
  undecided,
  leaving: items,
})

async function show(ctx: Context, id: number) {
  const { partnerId: _, manifest: _m, signature: _s, whole: _w, ...one } = await getPackage(ctx, id)
  const row = await getPackage(ctx, id)
  return {
    ...one,
    counts: (await countsOf(ctx, id)).map((count) => ({ ...count, title: titleOf(count.kind) })),
    may: packageMoves.filter(
      (move) =>
        ctx.actor.permissions.includes(powerOf[move]) &&
        one.direction === 'out' &&
        whyNotMove(move, standing(row), ctx.actor.accountId) === null,
    ),
  }
}

/** A package held for one of its moves. @throws Refusal */
async function holdFor(ctx: Context, id: number, move: PackageMove): Promise<PackageRow> {
  refuseUnlessWhole(ctx)
  const one = await getPackage(ctx, id, true)
  const why =
    one.direction === 'out' ? whyNotMove(move, standing(one), ctx.actor.accountId) : 'package-moved-on'
  if (why) throw new Refusal('conflict', why, { undecided: one.undecided })
  return one
}

function note(ctx: Context, deed: string, one: Pick<PackageRow, 'id' | 'number'>, more: object = {}): void {
  ctx.record({
    action: `exchange.${deed}`,
    subject: { kind: 'exchangePackage', id: one.id, name: packageTitle(one) },
    ...more,
  })
}

/** An item of a package that is still being checked; what was checked is to be checked again. @throws Refusal */
async function holdOpenItem(ctx: Context, itemId: number) {
  refuseUnlessWhole(ctx)
  const item = await getItem(ctx, itemId)
  const one = await getPackage(ctx, item.packageId, true)
  if (one.state !== 'draft' && one.state !== 'checked') throw new Refusal('conflict', 'package-moved-on')
  await setUnchecked(ctx, one.id)
  return { item, one }
}

/** What leaves is still what was read: nothing of it has changed inside, or lost its label, since. @throws Refusal */
async function refuseStale(ctx: Context, id: number): Promise<void> {
  for (const [kind, items] of Map.groupBy(await leavingItems(ctx, id), (item) => item.kind)) {
    const now = await digestsNow(
      ctx,
      kind as ExchangeKindName,
      items.map(({ key }) => key),
    )
    const stale = items.find(({ key, digest }) => (now.get(key) ?? null) !== digest)
    if (stale) throw new Refusal('conflict', 'package-stale', { name: stale.name })
  }
}

export const packageActions: ActionsOf<typeof packages> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = listPackages(ctx, asked)
    return {
      rows: await pageOfPackages(found, { sort, descending }, { limit: size, offset: (page - 1) * size }),
      total: await countPackages(found),
    }
  },

  export(ctx, { sort, descending, ...asked }) {
    refuseUnlessWhole(ctx)
    ctx.record({
      action: 'exchange.exported',
      subject: { kind: 'exchangePackages', id: 'list', name: '摆渡包列表' },
    })
    return packageSheet(asked, { sort, descending })
  },

  get(ctx, { id }) {
    refuseUnlessWhole(ctx)
    return show(ctx, id)
  },

  async items(ctx, { id, page, size, ...asked }) {
    refuseUnlessWhole(ctx)
    await getPackage(ctx, id)
    const found = await pageOfItems(listItems(ctx, id, asked), { limit: size, offset: (page - 1) * size })
    const findings = await findingsOf(
      ctx,
      found.rows.map((row) => row.id),
    )
    const rows = found.rows.map((row) => ({
      ...row,
      title: titleOf(row.kind),
      findings: findings.filter(({ itemId }) => itemId === row.id).map(shownFinding),
    }))
    return { rows, total: found.total }
  },

  async itemsExport(ctx, { id, ...asked }) {
    refuseUnlessWhole(ctx)
    const one = await getPackage(ctx, id)
    note(ctx, 'listExported', one)
    return itemSheet(packageTitle(one), id, asked)
  },

  async item(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const { body, files, ...item } = await getItem(ctx, id)
    return {
      ...item,
      title: titleOf(item.kind),
      findings: (await findingsOf(ctx, [id])).map(shownFinding),
      texts: body === null ? [] : textsOf(jsonIn(body)),
      files: (files as { name: string; bytes: number; digest: string }[]).map(({ name, bytes, digest }) => ({
        name,
        bytes,
        digest,
      })),
    }
  },

  async prepare(ctx) {
    refuseUnlessWhole(ctx)
    await holdPartner(ctx)
    if ((await openPackageId(ctx)) !== null) throw new Refusal('conflict', 'package-open')
    await ctx.later(preparePackage, {})
    ctx.record({
      action: 'exchange.prepared',
      subject: { kind: 'exchangePackages', id: 'list', name: '摆渡包' },
    })
    return {}
  },

  async hold(ctx, { id, reason }) {
    const { item, one } = await holdOpenItem(ctx, id)
    await holdItem(ctx, id, reason)
    await recount(ctx, one.id)
    note(ctx, 'held', one, { after: { record: item.name }, reason })
    return {}
  },

  async putBack(ctx, { id }) {
    const { item, one } = await holdOpenItem(ctx, id)
    const never = (await findingsOf(ctx, [id])).some(({ grade }) => grade === 'never')
    if (never) throw new Refusal('conflict', 'package-never', { name: item.name })
    await holdItem(ctx, id, null)
    await recount(ctx, one.id)
    note(ctx, 'putBack', one, { after: { record: item.name } })
    return {}
  },

  async allow(ctx, { id, reason }) {
    refuseUnlessWhole(ctx)
    const finding = await getFinding(ctx, id)
    const { item, one } = await holdOpenItem(ctx, finding.itemId)
    if (finding.grade === 'never') throw new Refusal('conflict', 'package-never', { name: item.name })
    if (finding.grade === 'note' || finding.allowedAt) throw new Refusal('conflict', 'package-moved-on')
    await allowFinding(ctx, id, reason)
    note(ctx, 'allowed', one, { after: { record: item.name, where: finding.place }, reason })
    return {}
  },

  async check(ctx, { id }) {
    const one = await holdFor(ctx, id, 'check')
    await setChecked(ctx, id)
    note(ctx, 'checked', one, { after: { items: one.items, leftOut: one.held } })
    await tellReleasers(ctx, id, 'checked')
    return show(ctx, id)
  },

  async discard(ctx, { id, reason }) {
    const one = await holdFor(ctx, id, 'discard')
    await setDiscarded(ctx, id, reason)
    note(ctx, 'discarded', one, { reason })
    return show(ctx, id)
  },

  async release(ctx, { id }) {
    const one = await holdFor(ctx, id, 'release')
    const partner = await holdPartner(ctx)
    await refuseStale(ctx, id)
    const number = await sealReleased(ctx, partner, one)
    note(ctx, 'released', { ...one, number }, { after: { items: one.items } })
    return show(ctx, id)
  },

  async handAgain(ctx, { id }) {
    const one = await holdFor(ctx, id, 'handAgain')
    await ctx.later(handPackage, { id })
    note(ctx, 'handedAgain', one)
    return show(ctx, id)
  },
}

const shownFinding = ({ itemId: _, what, ...finding }: Awaited<ReturnType<typeof findingsOf>>[number]) => ({
  ...finding,
  what,
  title: findingNames[what as FindingKind] ?? what,
})
