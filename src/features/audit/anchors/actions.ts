import { minuteOf } from '#basics/days.ts'
import type { Anchors } from '#platform/anchors/folder.ts'
import { digestOf, type Line, noLine } from '#platform/anchors/line.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { anchors } from './contract.ts'
import {
  allAnchors,
  countAnchors,
  getAnchor,
  hashAt,
  insertAnchor,
  lastAnchor,
  lastEntry,
  pageOfAnchors,
  takeTurn,
} from './queries.ts'

type Holder = Pick<Context, 'db' | 'now'> & { anchors: Anchors }

/** Signs the end of the trail once a day. The files are written after the commit, by holdEnd. */
export async function makeAnchor(ctx: Context): Promise<void> {
  if (!ctx.anchors?.print) return
  const [before, end] = [await lastAnchor(ctx), await lastEntry(ctx)]
  if (end.entryId === 0 || (before && before.day >= ctx.today)) return
  const anchor = ctx.anchors.sign({
    kind: 'anchor' as const,
    day: ctx.today,
    ...end,
    madeAt: ctx.now.toISOString(),
    previous: before ? digestOf(before) : noLine,
  })
  if (!(await insertAnchor(ctx, anchor))) return
  ctx.record({
    action: 'audit.anchored',
    subject: { kind: 'audit', id: 0, name: '审计记录' },
    after: { lastEntry: end.entryId, keyPrint: anchor.keyPrint },
  })
}

/**
 * Writes beside the database what it says of its end: anchors that are not there yet, and the head. Where the end that
 * was held last is not in the trail any more, nothing is written: what speaks of it must not be lost.
 */
export async function holdEnd(ctx: Pick<Context, 'db' | 'now' | 'anchors'>): Promise<'held' | 'broken'> {
  if (!ctx.anchors?.print) return 'held'
  const holder = { ...ctx, anchors: ctx.anchors }
  if (!(await stillHolds(holder))) return 'broken'
  // After the first look: whoever waits here sees the database as it was before, and a newer head would seem cut off.
  await takeTurn(ctx)
  await writeLines(holder, ({ signature }) => signature === 'known')
  await writeHead(holder)
  return 'held'
}

async function stillHolds(ctx: Holder): Promise<boolean> {
  const head = ctx.anchors.head()
  if (!head) return true
  if (head === 'damaged' || ctx.anchors.signatureOf(head) !== 'known') return false
  return head.entryId === 0 || (await hashAt(ctx, head.entryId)) === head.hash
}

async function writeLines(
  ctx: Holder,
  wanted: (of: { signature: ReturnType<Anchors['signatureOf']> }) => boolean,
) {
  const there = new Set(ctx.anchors.lines().flatMap((line) => (line ? [digestOf(line)] : [])))
  for (const anchor of await allAnchors(ctx))
    if (!there.has(digestOf(anchor)) && wanted({ signature: ctx.anchors.signatureOf(anchor) }))
      ctx.anchors.append(anchor)
}

async function writeHead(ctx: Holder): Promise<void> {
  const [end, last] = [await lastEntry(ctx), await lastAnchor(ctx)]
  const anchor = last ? digestOf(last) : noLine
  const head = ctx.anchors.head()
  if (head && head !== 'damaged' && head.hash === end.hash && head.anchor === anchor) return
  ctx.anchors.hold(ctx.anchors.sign({ kind: 'head' as const, ...end, at: ctx.now.toISOString(), anchor }))
}

/** After a backup was put back: says, signed, where the trail ends now and what it came from. */
export async function noteRestoration(ctx: Holder, from: string): Promise<void> {
  await writeLines(ctx, () => true)
  const last = ctx.anchors.lines().findLast((line) => line !== null)
  const line: Line = ctx.anchors.sign({
    kind: 'restored' as const,
    ...(await lastEntry(ctx)),
    madeAt: ctx.now.toISOString(),
    previous: last ? digestOf(last) : noLine,
    from,
  })
  ctx.anchors.append(line)
  await writeHead(ctx)
}

const columns = [
  { title: '日期', width: 14 },
  { title: '末条编号', width: 12 },
  { title: '末条校验码', width: 68 },
  { title: '签名时间', width: 18 },
  { title: '密钥指纹', width: 68 },
  { title: '签名', width: 92 },
]

export const anchorActions: ActionsOf<typeof anchors> = {
  async list(ctx, { page, size, ...asked }) {
    const rows = await pageOfAnchors(ctx, asked, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countAnchors(ctx, asked) }
  },

  async get(ctx, { day }) {
    const anchor = await getAnchor(ctx, day)
    return { ...anchor, line: JSON.stringify({ kind: 'anchor', ...anchor }) }
  },

  export(ctx, asked) {
    const subject = { kind: 'audit', id: 0, name: '审计锚点' }
    ctx.record({ action: 'audit.anchorsExported', subject, path: ctx.reach.paths[0] ?? null, after: asked })
    return listSheet(
      `审计锚点_${ctx.today}`,
      { name: '审计锚点', columns },
      (db, page) => pageOfAnchors({ db }, asked, page),
      ({ day, entryId, hash, madeAt, keyPrint, signature }) => [
        day,
        entryId,
        hash,
        minuteOf(madeAt),
        keyPrint,
        signature,
      ],
    )
  },
}
