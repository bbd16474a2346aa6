import type { z } from 'zod'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { findByCode } from '#features/organizations/queries.ts'
import { holdsFormalRelation } from '#features/organizations/rules.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { readSheet, type SheetLayout, writeCsv, writeSheet } from '#platform/sheets.ts'
import { insertIncoming, whyNotEnter } from '../incoming/entering/actions.ts'
import { lockNewcomer } from '../incoming/queries.ts'
import { placeOf } from '../places/queries.ts'
import { causeNames, stateNames } from '../rules.ts'
import { words } from '../words.ts'
import type { exchange, exchangeQuestion } from './contract.ts'
import { countExchanged, type Exchanged, exchanged } from './queries.ts'
import { type ColumnTitle, columns, type Header, type ReadRow, readHeader, readRow } from './rules.ts'

const days = new Set<ColumnTitle>(['出生日期', '入党日期', '转正日期', '开具日期', '接收日期'])
const layout: SheetLayout = {
  name: '组织关系转接交换表',
  columns: columns.map((title) => ({ title, kind: days.has(title) ? 'day' : 'text', width: 16 })),
}
const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const cellsOf = ({ sealing }: Pick<Context, 'sealing'>, row: Exchanged) => [
  row.name,
  row.sealed ? sealing.open(row.sealed) : '',
  row.gender === 'male' ? '男' : '女',
  ethnicityName(row.ethnicity),
  row.birthDate,
  row.status === 'probationaryMember' ? '预备党员' : '正式党员',
  row.joinedOn,
  row.fullOn,
  row.fromName,
  row.toName,
  row.toCode,
  causeNames[row.cause],
  row.paidUntil,
  row.number,
  row.issuedOn,
  row.days === null ? '' : String(row.days),
  row.acceptedOn,
  stateNames[row.state],
]

/** The branch that a row names, when it lies within reach and takes members in. */
async function branchOf(ctx: Context, code: string) {
  const found = await findByCode(ctx, code)
  const reached = found && ctx.reach.paths.some((path) => found.path.startsWith(path))
  const place = reached && !found.closed_on ? await placeOf(ctx, found.id) : null
  return place && holdsFormalRelation(place.kind) ? place : null
}

/** Enters one row; why not, in words. */
async function enterRow(ctx: Context, row: ReadRow): Promise<{ id: number } | { why: string }> {
  const target = await branchOf(ctx, row.code)
  if (!target) return { why: words['exchange-branch']?.({ code: row.code }) ?? '' }
  const person = await lockNewcomer(ctx, { numberKey: ctx.sealing.keyOf(row.identityNumber) })
  const found = await whyNotEnter(ctx, row.letter, person)
  const code = found?.code === 'incoming-unknown' ? 'exchange-unknown' : found?.code
  if (code || !person) return { why: words[code ?? 'exchange-unknown']?.({ name: row.name }) ?? '' }
  if (person.name !== row.name) return { why: words['exchange-name']?.({ name: person.name }) ?? '' }
  return { id: await insertIncoming(ctx, row.letter, person, target) }
}

type Question = z.output<typeof exchangeQuestion>
const directionNames = { out: '转往院外', in: '由院外转入' } as const

/** What the table would be: of how many people, and which, in words. */
export async function exchangeAsked(ctx: Context, question: Question) {
  const { direction, issuedFrom, issuedUntil } = question
  const summary = `${directionNames[direction]}，介绍信 ${issuedFrom} 至 ${issuedUntil}`
  return { people: await countExchanged(ctx, question), summary }
}

/** The table that the national system reads; what for is kept in the trail. */
export function exchangeTable(ctx: Context, { format, ...asked }: Question, reason: string): Download {
  ctx.record({
    action: 'transfers.exchanged',
    subject: { kind: 'transfers', id: 'exchange', name: layout.name },
    after: { ...asked, format },
    reason,
  })
  const { reach, sealing } = ctx
  return {
    name: `${layout.name}（${ctx.today}）.${format}`,
    type: types[format],
    stream(read) {
      const pages = (page: { limit: number; offset: number }) =>
        read((db) => exchanged({ db, reach }, asked, page))
      const rows = cells({ sealing }, pages)
      return format === 'csv' ? writeCsv([...columns], rows) : writeSheet(layout, rows)
    },
  }
}

export const exchangeActions: ActionsOf<typeof exchange> = {
  async read(ctx, { file }) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const answer: Answer = { entered: [], refused: [] }
    let header: Header | null = null
    for await (const { line, cells } of readSheet(bytes, file.name)) {
      if (header) await takeRow(ctx, header, line, cells, answer)
      else header = acceptedHeader(cells)
    }
    ctx.record({
      action: 'transfers.exchangeRead',
      subject: { kind: 'transfers', id: 'exchange', name: file.name },
      after: { entered: answer.entered.length, refused: answer.refused.length },
    })
    return answer
  },
}

type Answer = {
  entered: { line: number; id: number; name: string }[]
  refused: { line: number; name: string; why: string }[]
}

async function takeRow(ctx: Context, header: Header, line: number, cells: string[], answer: Answer) {
  const row = readRow(header, cells)
  if ('column' in row) {
    const why = words['exchange-cell']?.({ column: row.column }) ?? ''
    answer.refused.push({ line, name: row.name, why })
    return
  }
  const entered = await enterRow(ctx, row)
  if ('id' in entered) answer.entered.push({ line, name: row.name, id: entered.id })
  else answer.refused.push({ line, name: row.name, why: entered.why })
}

/** @throws Refusal exchange-header */
function acceptedHeader(cells: string[]): Header {
  const { header, missing } = readHeader(cells)
  if (missing.length > 0)
    throw new Refusal('invalid', 'exchange-header', { field: 'file', missing: missing.join('、') })
  return header
}

const pageSize = 500

async function* cells(
  ctx: Pick<Context, 'sealing'>,
  rowsAt: (page: { limit: number; offset: number }) => Promise<Exchanged[]>,
) {
  for (let offset = 0; ; offset += pageSize) {
    const rows = await rowsAt({ limit: pageSize, offset })
    for (const row of rows) yield cellsOf(ctx, row)
    if (rows.length < pageSize) return
  }
}
