import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { writeSheet } from '#platform/sheets.ts'
import { getReadable } from '../../queries.ts'
import { textsOfReadable } from '../queries.ts'
import { noteColourNames, standsIn } from '../rules.ts'
import type { notes } from './contract.ts'
import { changeNote, deleteNote, getNote, insertNote, type OwnNote, ownNotes } from './queries.ts'

/** Mine, in which a word stands, each with whether its passage can still be read. */
async function found(ctx: Context, text = '') {
  const all = (await ownNotes(ctx)).filter((note) =>
    `${note.title}\n${note.quote}\n${note.words ?? ''}`.includes(text),
  )
  const texts = await textsOfReadable(ctx, [...new Set(all.map(({ materialId }) => materialId))])
  return all.map((note) => ({ ...note, standing: standingOf(note, texts.get(note.materialId)) }))
}

function standingOf(
  note: OwnNote,
  now: { version: number; text: string } | undefined,
): 'there' | 'gone' | 'closed' {
  if (!now) return 'closed'
  return now.version === note.version || standsIn(note.quote, now.text) ? 'there' : 'gone'
}

const standingNames = { there: '', gone: '新版中已没有这段话', closed: '资料已不再给出' }
const layout = {
  name: '我的笔记',
  columns: [
    { header: '资料', width: 32 },
    { header: '画出的话', width: 60 },
    { header: '笔记', width: 60 },
    { header: '颜色', width: 8 },
    { header: '备注', width: 24 },
  ],
}

export const noteActions: ActionsOf<typeof notes> = {
  list: (ctx, { text }) => found(ctx, text),

  async export(ctx, { text }) {
    const rows = (await found(ctx, text)).map((note) => [
      note.title,
      note.quote,
      note.words ?? '',
      noteColourNames[note.colour],
      standingNames[note.standing],
    ])
    return {
      name: '我的笔记.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: () => writeSheet(layout as never, rows),
    }
  },

  async make(ctx, { id, ...note }) {
    const { currentVersion } = await getReadable(ctx, { id })
    const made = await insertNote(ctx, { ...note, materialId: id, version: currentVersion as number })
    return getNote(ctx, made)
  },

  async change(ctx, { id, ...change }) {
    await getNote(ctx, id)
    await changeNote(ctx, id, change)
    return getNote(ctx, id)
  },

  async remove(ctx, { id }) {
    await getNote(ctx, id)
    await deleteNote(ctx, id)
    return {}
  },
}
