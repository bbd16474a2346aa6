import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { getPublished } from '../visits/queries.ts'
import type { guestBook } from './contract.ts'
import {
  countEntries,
  deleteOwn,
  type EntryRow,
  entriesAtDesk,
  getEntry,
  insertEntry,
  insertReport,
  pageOfEntries,
  pageOfReadable,
  readableEntries,
  setRemoved,
  setReply,
  setShown,
  settleReports,
  shownEntry,
} from './queries.ts'
import { entryStateNames, whyNotDeal, whyNotWrite } from './rules.ts'

type Exhibition = { id: number; title: string; path: string | null }

function note(
  ctx: Context,
  one: Exhibition,
  deed: string,
  more: { after?: object; before?: object; reason?: string } = {},
) {
  ctx.record({
    action: `guest-entry.${deed}`,
    subject: { kind: 'exhibition', id: one.id, name: one.title },
    path: one.path,
    ...more,
  })
}

/** An exhibition that whoever writes may see. @throws Refusal not-found */
async function visited(ctx: Context, id: number): Promise<Exhibition> {
  const { content } = await getPublished(ctx, id)
  return { id, title: content.title, path: null }
}

const shown = ({ path: _, ...row }: EntryRow) => row

async function holdFor(ctx: Context, id: number, deed: Parameters<typeof whyNotDeal>[0]) {
  const row = await getEntry(ctx, id, true)
  const why = whyNotDeal(deed, { state: row.state, reports: row.reports.length })
  if (why) throw new Refusal('conflict', why, {})
  return row
}
const ofEntry = ({ exhibitionId, exhibitionTitle, path }: EntryRow): Exhibition => ({
  id: exhibitionId,
  title: exhibitionTitle,
  path,
})

export const guestBookActions: ActionsOf<typeof guestBook> = {
  async read(ctx, { id, page, size }) {
    await visited(ctx, id)
    const found = readableEntries(ctx, id, ctx.actor.accountId)
    const rows = await pageOfReadable(found, ctx.actor.accountId, {
      limit: size,
      offset: (page - 1) * size,
    })
    return { rows, total: await countEntries(found) }
  },

  async write(ctx, { id, text, named }) {
    const exhibition = await visited(ctx, id)
    const why = whyNotWrite(text)
    if (why) throw new Refusal('invalid', why, { field: 'text' })
    const entryId = await insertEntry(ctx, id, { text, named })
    if (!entryId) throw new Refusal('conflict', 'entry-waiting', {})
    note(ctx, exhibition, 'written', { after: { named } })
    const { name } = ctx.actor
    const writtenAt = ctx.now.toISOString()
    return {
      id: entryId,
      name: named ? name : null,
      text,
      writtenAt,
      reply: null,
      own: true,
      waiting: true,
    }
  },

  async takeBack(ctx, { id, entryId }) {
    const exhibition = await visited(ctx, id)
    if (!(await deleteOwn(ctx, id, entryId))) throw new Refusal('not-found', 'not-found', { id: entryId })
    note(ctx, exhibition, 'takenBack')
    return { id: entryId }
  },

  async report(ctx, { id, entryId, reason }) {
    const exhibition = await visited(ctx, id)
    if (!(await shownEntry(ctx, id, entryId))) throw new Refusal('not-found', 'not-found', { id: entryId })
    if (!(await insertReport(ctx, entryId, reason))) throw new Refusal('conflict', 'entry-reported', {})
    note(ctx, exhibition, 'reported', { reason })
    return { id: entryId }
  },

  async list(ctx, { page, size, ...asked }) {
    const found = entriesAtDesk(ctx, asked)
    const rows = await pageOfEntries(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countEntries(found) }
  },

  async export(ctx, asked) {
    const { reach } = ctx
    ctx.record({
      action: 'guest-entries.exported',
      subject: { kind: 'guest-entries', id: 'export', name: '留言列表' },
      after: { state: asked.state },
    })
    const titles = ['展览', '留言人', '署名', '留言', '写于', '状态', '回复', '原因']
    return listSheet(
      `留言_${ctx.today}`,
      { name: '留言', title: '展览留言', columns: titles.map((title) => ({ title, width: 22 })) },
      (db, page) => pageOfEntries(entriesAtDesk({ db, reach }, asked), page),
      (row) => [
        row.exhibitionTitle,
        row.author,
        row.named ? '署名' : '不署名',
        row.text,
        row.writtenAt.slice(0, 10),
        entryStateNames[row.state],
        row.reply,
        row.removedBecause,
      ],
    )
  },

  async show(ctx, { id }) {
    const row = await holdFor(ctx, id, 'show')
    await setShown(ctx, id)
    await settleReports(ctx, id)
    note(ctx, ofEntry(row), row.state === 'shown' ? 'kept' : 'shown')
    return shown(await getEntry(ctx, id))
  },

  async reply(ctx, { id, reply }) {
    const row = await holdFor(ctx, id, 'reply')
    await setReply(ctx, id, reply)
    note(ctx, ofEntry(row), 'replied', { after: { reply } })
    return shown(await getEntry(ctx, id))
  },

  async remove(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'remove')
    await setRemoved(ctx, id, reason)
    await settleReports(ctx, id)
    note(ctx, ofEntry(row), 'removed', { reason })
    return shown(await getEntry(ctx, id))
  },
}
