import type { Context } from '#platform/context.ts'
import { type Facts, Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { pageOf, pageStateNames, readToken } from '../rules.ts'
import { words } from '../words.ts'
import { bring } from './bringing/actions.ts'
import type { scans } from './contract.ts'
import { judge, settle } from './filing/actions.ts'
import {
  countPages,
  decidePage,
  fileOfPage,
  holdPage,
  type PageRow,
  pageOfPages,
  pagesWithin,
} from './queries.ts'
import { scanCells, scanLayout } from './sheets/actions.ts'

/** As it is told: why it was not filed in words, and where it is when it was. */
export function shown(row: PageRow) {
  const { refusal, refusalFacts, subjectId, personId, path, ...rest } = row
  const facts = (refusalFacts ?? {}) as Facts
  const { kind } = row
  const address = kind && subjectId && personId ? pageOf[kind]({ subjectId, personId }) : null
  return { ...rest, why: refusal && (words[refusal]?.(facts) ?? refusal), address }
}

/** A page that waits for somebody, held. @throws Refusal scan-decided */
async function holdOpen(ctx: Context, id: number): Promise<PageRow> {
  const row = await holdPage(ctx, id)
  if (row.state !== 'unread' && row.state !== 'refused')
    throw new Refusal('conflict', 'scan-decided', { state: pageStateNames[row.state] })
  return row
}

function note(ctx: Context, deed: string, row: PageRow, reason: string): void {
  ctx.record({
    action: `scanPage.${deed}`,
    subject: { kind: 'scanPage', id: row.id, name: row.fileName },
    path: row.path ?? ctx.reach.paths[0] ?? null,
    before: { state: pageStateNames[row.state] },
    reason,
  })
}

export const scanActions: ActionsOf<typeof scans> = {
  async bring(ctx, { files }) {
    const { ids, left } = await bring(ctx, [files].flat())
    const pages = await ctx.transaction(async (look) => {
      const found: PageRow[] = []
      for (const id of ids) found.push(await holdPage(look, id))
      return found
    })
    return { pages: pages.map(shown), left }
  },

  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = pagesWithin(ctx, asked)
    const rows = await pageOfPages(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countPages(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    const { reach } = ctx
    const subject = { kind: 'slips', id: 'export', name: '扫描归位记录' }
    ctx.record({ action: 'slips.exported', subject, path: reach.paths[0] ?? null })
    return listSheet(
      `扫描归位记录（${ctx.today}）`,
      scanLayout,
      async (db, page) =>
        (await pageOfPages(pagesWithin({ db, reach }, asked), { sort, descending }, page)).map(shown),
      scanCells,
    )
  },

  async place(ctx, { id, slipToken, page }) {
    await holdOpen(ctx, id)
    const token = readToken(slipToken)
    if (!token) throw new Refusal('invalid', 'scan-token-unreadable', { field: 'slipToken' })
    const outcome = await judge(ctx, { token, page })
    if (outcome.state !== 'filed')
      throw new Refusal('conflict', outcome.refusal, { ...outcome.facts, field: 'slipToken' })
    await decidePage(ctx, id, outcome)
    await settle(ctx, id, outcome)
    return shown(await holdPage(ctx, id))
  },

  async setAside(ctx, { id, reason }) {
    const row = await holdOpen(ctx, id)
    await decidePage(ctx, id, { state: 'aside', because: reason })
    note(ctx, 'setAside', row, reason)
    return shown(await holdPage(ctx, id))
  },

  async takeOut(ctx, { id, reason }) {
    const row = await holdPage(ctx, id)
    if (row.state !== 'filed') throw new Refusal('conflict', 'scan-not-filed')
    if (row.kind === 'helpingConsent') throw new Refusal('conflict', 'scan-consent-kept')
    await decidePage(ctx, id, { state: 'unread', refusal: 'scan-taken-out', facts: { reason } })
    note(ctx, 'takenOut', row, reason)
    return shown(await holdPage(ctx, id))
  },

  picture: (ctx, { id }) => fileAt(ctx, id, 'picture'),
  original: (ctx, { id }) => fileAt(ctx, id, 'original'),
}

async function fileAt(ctx: Context, id: number, which: 'picture' | 'original') {
  const { name, type, digest } = await fileOfPage(ctx, id, which)
  const { files } = ctx
  return {
    name,
    type,
    ...(which === 'picture' && { shown: true as const }),
    async *body() {
      yield files.get(digest)
    },
  }
}
