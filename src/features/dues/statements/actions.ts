import { createHash } from 'node:crypto'
import { yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { printPdf } from '#platform/print.ts'
import { writeWorkbook } from '#platform/sheets.ts'
import { showFund } from '../funds/actions.ts'
import { holdFund } from '../funds/queries.ts'
import { pathOf } from '../places/queries.ts'
import type { statements } from './contract.ts'
import {
  countStatements,
  getStatement,
  insertStatement,
  pageOfStatements,
  type StatementRow,
  type StatementsAsked,
  statementsFound,
  unansweredBy,
  withdrawStatement,
} from './queries.ts'
import {
  belowLines,
  belowTitles,
  fundLines,
  notesOf,
  printedStatement,
  type Statement,
  titleOf,
  whyNotTell,
} from './rules.ts'

type Asked = Omit<StatementsAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Pick<Context, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  statementsFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

const shown = ({ path: _path, content, ...row }: StatementRow) => ({
  ...row,
  balanceFen: content.balanceFen,
  asOf: content.asOf,
})

function record(
  ctx: Context,
  row: StatementRow,
  deed: string,
  after: object,
  reason: string | null = null,
): void {
  ctx.record({
    action: `dues.statement${deed}`,
    subject: { kind: 'organization', id: row.organizationId, name: row.organizationName },
    path: row.path,
    after: { year: row.year, ...after },
    reason,
  })
}

/** One with its lines, as a member reads it. */
export const toldTo = ({ id, organizationName, year, content }: StatementRow) => ({
  ...{ id, organizationName, year, asOf: content.asOf },
  lines: fundLines(content),
  notes: notesOf(content),
})

/** Tells the year of an organization to its members: kept as it is, and the year closed. */
export async function tell(ctx: Context, id: number, year: number): Promise<StatementRow> {
  await holdFund(ctx, id)
  const { nowFen: _now, opening: _opening, toldYear, ...fund } = await showFund(ctx, id, year)
  const unanswered = await unansweredBy(ctx, id, `${year}-12-31`)
  const { balanceFen } = fund
  const why = whyNotTell({ year, thisYear: yearOf(ctx.today), toldYear, unanswered, balanceFen })
  if (why) throw new Refusal('conflict', why, { year: toldYear ?? year, count: unanswered, field: 'year' })
  const content: Statement = { ...fund, asOf: ctx.today }
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const row = await getStatement(ctx, await insertStatement(ctx, content, digest))
  record(ctx, row, 'Made', { balanceFen, digest })
  return row
}

export const statementActions: ActionsOf<typeof statements> = {
  make: async (ctx, { id, year }) => shown(await tell(ctx, id, year)),

  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfStatements(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countStatements(answer) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'dues.statementsExported',
      subject: { kind: 'dues', id: 'statements', name: '党费收缴使用情况公示' },
    })
    const { reach } = ctx
    const titles = ['年度', '党组织', '年末结余（元）', '生成日期', '生成人', '撤回原因']
    return listSheet(
      '党费公示目录',
      {
        name: '公示目录',
        title: '党费收缴使用情况公示',
        columns: titles.map((title) => ({ title, kind: 'text' })),
      },
      async (db, page) => pageOfStatements(await found({ db, reach }, asked), page),
      ({ year, organizationName, content, madeBy, withdrawnBecause }) => [
        String(year),
        organizationName,
        formatYuan(content.balanceFen),
        content.asOf,
        madeBy,
        withdrawnBecause,
      ],
    )
  },

  async file(ctx, { id, format }) {
    const row = await getStatement(ctx, id)
    record(ctx, row, 'Taken', { format })
    return fileOf(row, format)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await getStatement(ctx, id)
    if (row.withdrawnBecause) throw new Refusal('conflict', 'dues-statement-withdrawn')
    const { toldYear } = await showFund(ctx, row.organizationId, row.year)
    if (toldYear !== row.year) throw new Refusal('conflict', 'dues-statement-later', { year: toldYear })
    await withdrawStatement(ctx, id, reason)
    record(ctx, row, 'Withdrawn', {}, reason)
    return shown(await getStatement(ctx, id))
  },
}

/** The statement as a file, from what was kept: the same one gives the same bytes. */
export function fileOf({ content, digest }: StatementRow, format: 'pdf' | 'xlsx'): Download {
  const name = `${content.name}${titleOf(content)}.${format}`.replace(/[/\\:*?"<>|]/g, '_')
  if (format === 'pdf')
    return {
      name,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('dues.typ', printedStatement(content, digest), content.asOf)
      },
    }
  const sheet = (title: string, columns: string[], rows: string[][]) => ({
    layout: {
      name: title,
      title: titleOf(content),
      lines: [{ left: content.name, right: `生成日期 ${content.asOf}` }],
      columns: columns.map((column, at) => ({
        title: column,
        width: at === 0 ? 48 : 18,
        kind: 'text' as const,
      })),
      notes: notesOf(content),
    },
    rows,
  })
  return {
    name,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: () =>
      writeWorkbook([
        sheet('收支', ['项目', '金额（元）'], fundLines(content)),
        sheet('党员交纳', belowTitles, belowLines(content)),
      ]),
  }
}
