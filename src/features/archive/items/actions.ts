import { getOrganization } from '#features/organizations/queries.ts'
import { faultsOfBag, unzippedBag } from '#platform/bags.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { zip } from '#platform/sheets/zip.ts'
import { keepFile } from '#platform/stored-files.ts'
import { type Finished, packItem, type Source } from '../packages/actions.ts'
import {
  boxesWithin,
  countItems,
  findItem,
  type ItemRow,
  insertItem,
  itemOfSubject,
  itemRows,
  itemsWithin,
  packagesOf,
  takeItemNumber,
} from '../queries.ts'
import {
  archiveNumber,
  classOf,
  documentsCategory,
  type Place,
  retentionNames,
  retentionOf,
  typeOfPackage,
  whyNotFile,
} from '../rules.ts'
import { ownRetentions, presentFonds } from '../settings/queries.ts'
import { finishedOf } from '../subjects/actions.ts'
import type { SubjectKind } from '../subjects/rules.ts'
import { words } from '../words.ts'
import type { ItemFilters, items } from './contract.ts'

async function found(ctx: Context, id: number): Promise<ItemRow> {
  const row = await findItem(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

/** An item with the files of its package. */
async function show(ctx: Context, id: number) {
  const { own: _own, ...row } = await found(ctx, id)
  const entries = unzippedBag(await ctx.files.get(row.packageDigest)) ?? new Map<string, Buffer>()
  const files = [...entries].flatMap(([path, bytes]) =>
    path.startsWith('data/') ? [{ path: path.slice('data/'.length), bytes: bytes.length }] : [],
  )
  return { ...row, files }
}

const pathOf = async (ctx: Context, { organizationId }: ItemFilters) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

type Subject = { kind: SubjectKind; id: number }

/** What stands in the way of filing a finished affair; and what it hands over. */
async function judged(ctx: Context, subject: Subject, hold: boolean) {
  const finished = await finishedOf(ctx, subject, hold)
  const filed = await itemOfSubject(ctx, subject.kind, subject.id)
  const { ended, papers } = finished
  return { finished, filed, reason: whyNotFile({ ended, filed: filed?.archiveNumber ?? null, papers }) }
}

/** @throws Refusal the reason against it, with the number where it is filed already */
async function mayBeFiled(ctx: Context, subject: Subject, hold: boolean): Promise<Finished> {
  const { finished, filed, reason } = await judged(ctx, subject, hold)
  if (reason) throw new Refusal('conflict', reason, { number: filed?.archiveNumber ?? null })
  return finished
}

type Printed = Map<string, Awaited<ReturnType<Source['read']>>>

/** What is typeset for the package, side by side and in no transaction: a file of an admission has two dozen papers. */
async function printedFor(ctx: Context, subject: Subject): Promise<Printed> {
  const { papers } = await ctx.transaction((inner) => mayBeFiled(inner, subject, false))
  const waiting = papers.filter(({ printed }) => printed)
  const made = await Promise.all(waiting.map(async ({ title, read }) => [title, await read(ctx)] as const))
  return new Map(made)
}

const withPrinted = (finished: Finished, printed: Printed): Finished => ({
  ...finished,
  papers: finished.papers.map((paper) => {
    const made = printed.get(paper.title)
    return made ? { ...paper, read: async () => made } : paper
  }),
})

/** Files what is finished, in the transaction that is given. @throws Refusal archive-… */
export async function fileNow(ctx: Context, subject: Subject, printed: Printed = new Map()) {
  const finished = withPrinted(await mayBeFiled(ctx, subject, true), printed)
  const fonds = await presentFonds(ctx)
  if (!fonds) throw new Refusal('conflict', 'archive-no-fonds', {})

  const { organization, papers, affair } = finished
  const retention = retentionOf(affair, await ownRetentions(ctx))
  const year = Number((papers[0]?.issuedOn ?? ctx.today).slice(0, 4))
  const place: Place = { fonds: fonds.code, category: documentsCategory, year, retention, department: '' }
  const item = await takeItemNumber(ctx, classOf(place))
  if (item === null) throw new Refusal('conflict', 'archive-class-full', { place: classOf(place) })
  const number = archiveNumber(place, item)
  const { description, zip: bytes } = await packItem(ctx, finished, { archiveNumber: number, retention })
  const kept = await keepFile(ctx, { bytes, name: `${number}.zip`, type: typeOfPackage })
  const itemId = await insertItem(ctx, {
    archiveNumber: number,
    class: classOf(place),
    place,
    item,
    title: description.title,
    responsible: description.responsible,
    formedOn: description.formedOn,
    documentNumbers: description.papers.flatMap((one) => one.number ?? []).join('；'),
    words: description.words,
    organizationId: organization.id,
    path: organization.path,
    subject: description.subject,
    papers: description.papers.length,
    pages: description.papers.reduce((sum, { pages }) => sum + pages, 0),
    fileId: kept.id,
    digest: kept.digest,
    bytes: kept.bytes,
    checks: description.checks,
    filedAt: ctx.now,
    filedBy: ctx.actor.name,
  })
  ctx.record({
    action: 'archive.filed',
    subject: { kind: 'archiveItem', id: itemId, name: description.title },
    path: organization.path,
    after: { archiveNumber: number, retention, digest: kept.digest },
  })
  return show(ctx, itemId)
}

type Acts = ActionsOf<typeof items>

export const itemActions: Acts = {
  async list(ctx, asked) {
    const some = itemsWithin(ctx, asked, await pathOf(ctx, asked))
    return { rows: await itemRows(some, asked, asked), total: await countItems(some) }
  },

  async export(ctx, asked) {
    const path = await pathOf(ctx, asked)
    const total = await countItems(itemsWithin(ctx, asked, path))
    ctx.record({
      action: 'archive.exported',
      subject: { kind: 'archive', id: 'archive' },
      path,
      after: { ...asked, total },
    })
    return catalogueFile(ctx, asked, path)
  },

  boxes: (ctx) => boxesWithin(ctx),

  get: (ctx, { id }) => show(ctx, id),

  async filed(ctx, subject) {
    const { filed, reason } = await judged(ctx, subject, false)
    const said = reason && reason !== 'archive-filed' ? (words[reason]?.({}) ?? reason) : null
    return { itemId: filed?.id ?? null, archiveNumber: filed?.archiveNumber ?? null, whyNot: said }
  },

  async file(ctx, subject) {
    const printed = await printedFor(ctx, subject)
    return ctx.transaction((inner) => fileNow(inner, subject, printed))
  },

  async package(ctx, { id }) {
    const row = await found(ctx, id)
    record(ctx, row, 'archive.packageTaken')
    const bytes = await ctx.files.get(row.packageDigest)
    return fileOf(`${row.archiveNumber}.zip`, 'application/zip', bytes)
  },

  async paper(ctx, { id, path }) {
    const row = await found(ctx, id)
    const bytes = unzippedBag(await ctx.files.get(row.packageDigest))?.get(`data/${path}`)
    if (!bytes) throw new Refusal('not-found', 'archive-path-unknown', { path })
    record(ctx, row, 'archive.fileOpened', { path })
    return fileOf(path.slice(path.lastIndexOf('/') + 1), typeOf(path), bytes)
  },

  async year(ctx, { year }) {
    const packages = await packagesOf(ctx, year)
    ctx.record({
      action: 'archive.yearTaken',
      subject: { kind: 'archive', id: String(year), name: `${year}年度` },
      path: ctx.reach.paths[0] ?? null,
      after: { total: packages.length },
    })
    const { files } = ctx
    const parts = async function* () {
      for (const { archiveNumber, digest } of packages)
        yield { name: `${archiveNumber}.zip`, data: await files.get(digest) }
    }
    return { name: `${year}年度档案.zip`, type: 'application/zip', body: () => zip(parts()) }
  },
}

const record = (ctx: Context, row: ItemRow, action: string, after?: object) =>
  ctx.record({
    action,
    subject: { kind: 'archiveItem', id: row.id, name: row.title },
    path: row.path,
    after: after ?? { archiveNumber: row.archiveNumber },
  })

const typeOf = (path: string) =>
  path.endsWith('.pdf')
    ? 'application/pdf'
    : path.endsWith('.html')
      ? 'text/html; charset=utf-8'
      : 'application/octet-stream'

const fileOf = (name: string, type: string, bytes: Buffer): Download => ({
  name,
  type,
  body: async function* () {
    yield bytes
  },
})

/** Whether a package is as it was filed; in words what is wrong with it. */
export async function whyNotSound(ctx: Pick<Context, 'files'>, digest: string): Promise<string | null> {
  const bytes = await ctx.files.find(digest)
  if (!bytes) return '档案包不见了'
  const entries = unzippedBag(bytes)
  if (!entries) return '档案包打不开'
  const [fault] = faultsOfBag(entries)
  return fault ? `档案包里的文件有变化：${fault.path}` : null
}

const columns = [
  { title: '档号', width: 26 },
  { title: '题名', width: 50 },
  { title: '文件编号', width: 36 },
  { title: '责任者', width: 30 },
  { title: '日期', width: 12 },
  { title: '保管期限', width: 10 },
  { title: '页数', width: 8 },
]

function catalogueFile(ctx: Context, asked: ItemFilters, path: string | null): Download {
  const { reach, today } = ctx
  return listSheet(
    `档案目录_${today}`,
    { name: '档案目录', columns },
    (db, page) => itemRows(itemsWithin({ db, reach }, asked, path), asked, page),
    (row) => [
      row.archiveNumber,
      row.title,
      row.documentNumbers,
      row.responsible,
      row.formedOn,
      retentionNames[row.retention],
      row.pages,
    ],
  )
}
