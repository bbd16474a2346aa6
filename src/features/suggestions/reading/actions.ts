import { dayIn } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SuggestionFilters } from '../contract.ts'
import {
  countSuggestions,
  findSuggestion,
  listSuggestions,
  nameOf,
  pageOfSuggestions,
  photoOf,
  photosOf,
  type SuggestionRow,
  stepsOf,
  type Whose,
} from '../queries.ts'
import { stateNames, topicNames, unsigned } from '../rules.ts'

type Asked = Omit<SuggestionFilters, 'organizationId'> & { organizationId?: number | undefined }

const lineOf = (row: SuggestionRow, today: string) => ({
  id: row.id,
  topic: row.topic,
  title: row.title,
  state: row.state,
  organizationName: row.organizationName,
  author: row.author,
  writtenAt: row.writtenAt,
  dueOn: row.dueOn,
  overdue: row.state === 'waiting' && row.dueOn < today,
})

async function questionOf(ctx: Context, { organizationId, ...asked }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return { ...asked, path, today: ctx.today }
}

/** A page of what is received, or of one's own. */
export async function pageFor(ctx: Context, whose: Whose, asked: Asked & { page: number; size: number }) {
  const found = listSuggestions(ctx, whose, await questionOf(ctx, asked))
  const rows = await pageOfSuggestions(found, asked, {
    limit: asked.size,
    offset: (asked.page - 1) * asked.size,
  })
  return { rows: rows.map((row) => lineOf(row, ctx.today)), total: await countSuggestions(found) }
}

const columns = [
  { title: '编号', width: 8, kind: 'text' as const },
  { title: '标题', width: 40, kind: 'text' as const },
  { title: '关于', width: 12, kind: 'text' as const },
  { title: '状态', width: 10, kind: 'text' as const },
  { title: '现由谁办理', width: 32, kind: 'text' as const },
  { title: '提出人', width: 28, kind: 'text' as const },
  { title: '提出日期', kind: 'day' as const },
  { title: '答复期限', kind: 'day' as const },
]

/** The list as a workbook. */
export async function sheetFor(ctx: Context, whose: Whose, asked: Asked, name: string): Promise<Download> {
  const question = await questionOf(ctx, asked)
  return listSheet(
    `${name}_${ctx.today}`,
    { name, title: name, columns },
    (db, page) => pageOfSuggestions(listSuggestions({ db }, whose, question), asked, page),
    (row) => [
      String(row.id),
      row.title,
      topicNames[row.topic],
      stateNames[row.state],
      row.organizationName,
      row.author ?? unsigned,
      dayIn(new Date(row.writtenAt)),
      row.dueOn,
    ],
  )
}

/** One that is received, or one's own. @throws Refusal not-found */
export async function getSuggestion(ctx: Context, whose: Whose, id: number): Promise<SuggestionRow> {
  const row = await findSuggestion(ctx, whose, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

/** Whether it lies with somebody within reach: where it only began it can be read, not answered. */
export const isWithin = ({ path }: SuggestionRow, { paths }: Context['reach']): boolean =>
  paths.some((one) => path.startsWith(one))

/** A suggestion with all that was done. */
export async function show(ctx: Context, whose: Whose, id: number) {
  const row = await getSuggestion(ctx, whose, id)
  const above = row.parentId === null ? undefined : await nameOf(ctx, row.parentId)
  const steps = await stepsOf(ctx, id)
  return {
    ...lineOf(row, ctx.today),
    organizationId: row.organizationId,
    aboveName: above?.name ?? null,
    mayAct: 'reach' in whose && isWithin(row, whose.reach),
    steps: steps.map(({ actorName, organizationName, ...step }) => ({
      ...step,
      by: actorName && `${actorName}（${organizationName}）`,
    })),
    photos: (await photosOf(ctx, id)).map((photo) => ({ id: photo.id, name: photo.name })),
  }
}

/** A photo of one that is seen. @throws Refusal not-found */
export async function showPhoto(ctx: Context, whose: Whose, id: number, photoId: number): Promise<Download> {
  await getSuggestion(ctx, whose, id)
  const photo = await photoOf(ctx, id, photoId)
  if (!photo) throw new Refusal('not-found', 'not-found', { id: photoId })
  const { files } = ctx
  return {
    name: photo.name,
    type: photo.type,
    shown: true,
    async *body() {
      yield files.get(photo.digest)
    },
  }
}
