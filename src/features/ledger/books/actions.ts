import { createHash } from 'node:crypto'
import { dayIn } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import { type SheetContent, writeWorkbook } from '#platform/sheets.ts'
import { makeLedger } from '../chapters/actions.ts'
import type { LedgerShape } from '../chapters/contract.ts'
import type { Chapter } from '../chapters/rules.ts'
import type { books } from './contract.ts'
import { booksOf, getBook, insertBook } from './queries.ts'
import { printedBook } from './rules.ts'

const digestOf = (ledger: LedgerShape) => createHash('sha256').update(JSON.stringify(ledger)).digest('hex')

const shown = ({ content, path, ...book }: Awaited<ReturnType<typeof getBook>>) => book

const sheetOf =
  ({ name, year, asOf }: LedgerShape) =>
  (chapter: Chapter): SheetContent => ({
    layout: {
      name: chapter.title,
      title: chapter.title,
      lines: [{ left: `${name}　${year}年`, right: `截至 ${asOf}` }],
      columns: [
        ...chapter.columns.map(({ title, wide, kind }) => ({
          title,
          width: kind === 'day' ? 12 : wide * 4,
          wrap: kind === 'text' && wide > 4,
          ...(kind !== 'number' && { kind }),
        })),
        { title: '取自', width: 18, kind: 'text' as const },
      ],
      notes: [
        chapter.rows.length === 0 ? chapter.empty : (chapter.note ?? ''),
        `资料来源：${chapter.origin.says}`,
      ],
    },
    rows: chapter.rows.map(({ cells, origin }) => [...cells, (origin ?? chapter.origin).says]),
  })

/** The book as a file, from what was kept: the same book gives the same bytes. */
function fileOf(book: Awaited<ReturnType<typeof getBook>>, format: 'pdf' | 'xlsx'): Download {
  const { content, digest, madeAt } = book
  const name = `${content.name}${content.year}年工作台账.${format}`.replace(/[/\\:*?"<>|]/g, '_')
  if (format === 'xlsx')
    return {
      name,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: () => writeWorkbook(content.chapters.map(sheetOf(content))),
    }
  const madeOn = dayIn(new Date(madeAt))
  return {
    name,
    type: 'application/pdf',
    async *body() {
      yield await printPdf('year-book.typ', printedBook(content, digest, madeOn), madeOn)
    },
  }
}

const noteDeed = (
  ctx: Pick<Context, 'record'>,
  deed: 'made' | 'taken',
  book: Awaited<ReturnType<typeof getBook>>,
  after: object,
) =>
  ctx.record({
    action: `yearBook.${deed}`,
    subject: { kind: 'yearBook', id: book.id, name: `${book.content.name} ${book.year}` },
    path: book.path,
    after,
  })

export const bookActions: ActionsOf<typeof books> = {
  async make(ctx, asked) {
    const ledger = await makeLedger(ctx, asked)
    const digest = digestOf(ledger)
    const book = await getBook(ctx, await insertBook(ctx, ledger, digest))
    noteDeed(ctx, 'made', book, { year: book.year, asOf: book.asOf, digest })
    return shown(book)
  },

  async list(ctx, { id, page, size }) {
    await getOrganization(ctx, id)
    return booksOf(ctx, id, { limit: size, offset: (page - 1) * size })
  },

  async file(ctx, { id, format }) {
    const book = await getBook(ctx, id)
    noteDeed(ctx, 'taken', book, { format, digest: book.digest })
    return fileOf(book, format)
  },
}
