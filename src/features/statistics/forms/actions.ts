import { formatDay } from '#basics/days.ts'
import type { Download, Reading } from '#platform/context.ts'
import { printPdf } from '#platform/print.ts'
import {
  type HeaderCell,
  type SheetContent,
  type SheetLayout,
  writeSheet,
  writeWorkbook,
} from '#platform/sheets.ts'
import type { BehindShape, FilledShape, formats, ReportShape } from '../answers/contract.ts'

type Format = (typeof formats)[number]

/** What stands on the cover, as the annual forms have it. */
export type Cover = { unit: string; head: string; maker: string; phone: string; madeOn: string }

/** What is printed: tables of one organization and day; a set has a cover and its checks, a single table neither. */
export type Form = {
  title: string
  unit: string
  asOf: string
  cover: Cover | null
  digest: string | null
  tables: readonly FilledShape[]
  checks: ReportShape['checks']
}

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** Without the signs that file systems refuse. */
const fileName = (name: string) => name.replace(/[/\\:*?"<>|]/g, '_')

/** The whole set with cover and checks, or single tables. */
export const formOf = (report: ReportShape, cover: Cover | null): Form => ({
  title: cover ? '党内统计报表' : (report.tables[0]?.title ?? '党内统计报表'),
  unit: report.organization.name,
  asOf: report.asOf,
  cover,
  digest: report.digest,
  tables: report.tables,
  checks: cover ? report.checks : [],
})

/** The form as a file. The same form gives the same bytes. */
export function fileOf(form: Form, format: Format): Download {
  const name = fileName(`${form.title}_${form.unit}_${form.asOf}.${format}`)
  const body = () => (format === 'xlsx' ? writeWorkbook(sheetsOf(form)) : pdfOf(form))
  return { name, type: types[format], body }
}

async function* pdfOf({ title, unit, asOf, cover, tables, checks }: Form): AsyncGenerator<Uint8Array> {
  const data = {
    title,
    organization: unit,
    asOf: formatDay(asOf),
    cover: cover && coverLines(cover, asOf),
    tables: tables.map((table) => ({ ...table, columns: headingsOf(table) })),
    checks: checks.map(({ title, left, right, holds, severity }) => ({
      title,
      left,
      right,
      result: resultOf({ holds, severity }),
      holds,
    })),
  }
  yield await printPdf('report.typ', data, asOf)
}

const coverLines = ({ unit, head, maker, phone, madeOn }: Cover, asOf: string) => [
  ['填报单位', unit],
  ['统计截止日', formatDay(asOf)],
  ['负责人', head],
  ['填表人', maker],
  ['联系电话', phone],
  ['报出时间', formatDay(madeOn)],
]

/** Under a common heading 其中 need not be said again. */
const headingsOf = ({ columns }: FilledShape) =>
  columns.map(({ label, group }) => ({ label: group ? label.replace(/^其中：/, '') : label, group }))

const resultOf = ({ holds, severity }: Pick<ReportShape['checks'][number], 'holds' | 'severity'>) =>
  holds ? '相符' : severity === 'explain' ? '请说明' : '不符'

function sheetsOf(form: Form): SheetContent[] {
  const tables = form.tables.map((table) => tableSheet(table, form))
  if (!form.cover) return tables
  return [coverSheet(form, form.cover), ...tables, checkSheet(form)]
}

function coverSheet({ title, asOf, digest, tables }: Form, cover: Cover): SheetContent {
  const layout: SheetLayout = {
    name: '封面',
    title,
    lines: [{ left: `截至${formatDay(asOf)}` }],
    columns: [
      { title: '项目', width: 22, kind: 'text', align: 'center' },
      { title: '内容', width: 70, kind: 'text', wrap: true },
    ],
    notes: [`共 ${tables.length} 张表：`, ...tables.map(({ title }, index) => `${index + 1}. ${title}`)],
    portrait: true,
  }
  const digestLine = digest ? [['数字摘要（SHA-256）', digest]] : []
  return { layout, rows: [...coverLines(cover, asOf), ...digestLine] }
}

function tableSheet(table: FilledShape, { unit, asOf }: Form): SheetContent {
  const numbers = table.columns.map((column) => ({
    title: column.label,
    align: 'right' as const,
    format: table.unit === '%' ? '0.0;-0.0;"—"' : '#,##0.##;-#,##0.##;"—"',
    width: 11,
  }))
  const layout: SheetLayout = {
    name: table.title,
    title: table.title,
    lines: [{ left: `填报单位：${unit}`, right: `截至${formatDay(asOf)}　单位：${table.unit}` }],
    columns: [{ title: '项目', width: widthOf(table), kind: 'text' }, ...numbers],
    header: headerOf(table),
    frozenColumns: 1,
  }
  return { layout, rows: table.rows.map((row) => [labelOf(row, table.unit), ...row.cells]) }
}

const labelOf = ({ label, level, unit }: FilledShape['rows'][number], usual: string) =>
  `${'　'.repeat(level)}${label}${unit === usual ? '' : `（${unit}）`}`

const widthOf = (table: FilledShape) =>
  Math.min(44, Math.max(16, ...table.rows.map((row) => labelOf(row, table.unit).length * 2 + 2)))

/** 项目 and 合计 stand over both rows; columns of one group below their common heading. */
function headerOf(table: FilledShape): HeaderCell[][] {
  const headings = headingsOf(table)
  if (headings.every(({ group }) => group === null))
    return [[{ text: '项目' }, ...headings.map(({ label }) => ({ text: label }))]]
  const above: HeaderCell[] = [{ text: '项目', down: 2 }]
  headings.forEach(({ label, group }, index) => {
    const last = above.at(-1)
    if (group === null) above.push({ text: label, down: 2 })
    else if (last && headings[index - 1]?.group === group) last.across = (last.across ?? 1) + 1
    else above.push({ text: group, across: 1 })
  })
  return [above, headings.filter(({ group }) => group !== null).map(({ label }) => ({ text: label }))]
}

function checkSheet({ unit, asOf, checks }: Form): SheetContent {
  const layout: SheetLayout = {
    name: '校核',
    title: '校核情况',
    lines: [{ left: `填报单位：${unit}`, right: `截至${formatDay(asOf)}` }],
    columns: [
      { title: '校核内容', width: 56, kind: 'text', wrap: true },
      { title: '左', width: 10, align: 'right' },
      { title: '右', width: 10, align: 'right' },
      { title: '结果', width: 10, kind: 'text', align: 'center' },
      { title: '怎样处理', width: 44, kind: 'text', wrap: true },
      { title: '编号', width: 30, kind: 'text' },
    ],
  }
  const rows = checks.map((check) => [
    check.title,
    check.left,
    check.right,
    resultOf(check),
    check.holds ? '' : check.remedy,
    check.rule,
  ])
  return { layout, rows }
}

type Behind = Omit<BehindShape, 'rows' | 'total'>

type Pages = (read: Reading) => AsyncIterable<BehindShape['rows']>

/** A list of people or organizations behind a number, page by page. */
export const listFile = (list: Behind, pages: Pages): Download => ({
  name: fileName(`${list.title}.xlsx`),
  type: types.xlsx,
  stream: (read) => writeSheet(listLayout(list), cellsOf(pages(read))),
})

function listLayout({ of, title, headers }: Behind): SheetLayout {
  const own = of === 'people' ? ['工号', '姓名', '党组织'] : ['组织编码', '党组织', '类别']
  const columns = [...own, ...headers].map((heading) => ({
    title: heading,
    kind: /日期$/.test(heading) ? ('day' as const) : ('text' as const),
  }))
  return { name: '名单', columns, notes: [title], frozenColumns: 2 }
}

async function* cellsOf(pages: AsyncIterable<BehindShape['rows']>): AsyncGenerator<unknown[]> {
  for await (const rows of pages)
    for (const { code, name, place, facts } of rows) yield [code, name, place, ...facts]
}
