import { createHash } from 'node:crypto'
import { monthOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { filePayments, orderCells, type PaymentGateway, type PaymentLine } from '#platform/payment-gateway.ts'
import { membersByNumber } from '../bases/listing/queries.ts'
import { refuseTold } from '../funds/queries.ts'
import { holdOpen, insertIntake, openCharges } from '../payments/queries.ts'
import { allocate } from '../payments/rules.ts'
import type { imports } from './contract.ts'
import {
  answerRows,
  countImports,
  countRows,
  getImport,
  importByDigest,
  importRows,
  insertImport,
  type NewRow,
  openOf,
  ordersOf,
  pageOfImports,
  referencesKnown,
  rowsFound,
} from './queries.ts'
import { outcomeOf } from './rules.ts'
import { importRowSheet, importSheet } from './sheets/actions.ts'

/** The way to the bank: by files. Another one is another gateway. */
const gateway: PaymentGateway = filePayments

type Row = Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]
const shownRow = ({ personId: _person, organizationId: _organization, path: _path, ...row }: Row) => row
const shownImport = ({ path: _path, organizationId: _id, ...file }: Awaited<ReturnType<typeof getImport>>) =>
  file

/** Each line beside what the register says of it. */
async function compare(ctx: Context, path: string, lines: PaymentLine[]): Promise<NewRow[]> {
  const open = await openOf(ctx, path, lines)
  const seen = new Set<string | null>(
    await referencesKnown(
      ctx,
      lines.flatMap(({ reference }) => reference ?? []),
    ),
  )
  return lines.map(({ account, name, purpose: month, fen, paidOn, reference, line }, index) => {
    const person = open.get(index)
    const key = `${account} ${month}`
    const again = seen.has(key) || (reference !== null && seen.has(reference))
    seen.add(key).add(reference)
    const outcome = outcomeOf({
      known: person !== undefined,
      nameFits: name === '' || name === person?.name,
      openFen: person?.openFen ?? null,
      fen,
      seen: again,
    })
    return { line, account, name, month, fen, paidOn, reference, outcome, personId: person?.personId ?? null }
  })
}

async function holdRow(ctx: Context, id: number): Promise<Row> {
  const row = await importRows(rowsFound(ctx, { id })).forUpdate('item').executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  if (row.answer) throw new Refusal('conflict', 'dues-row-answered')
  return row
}

function record(
  ctx: Context,
  file: { id: number; name: string; path: string },
  deed: string,
  after: object,
): void {
  const { id, name, path } = file
  ctx.record({ action: `dues.${deed}`, subject: { kind: 'dues', id, name }, path, after })
}

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path

export const importActions: ActionsOf<typeof imports> = {
  async orders(ctx, { organizationId, month }) {
    const place = await getOrganization(ctx, organizationId)
    record(ctx, { id: place.id, name: place.name, path: place.path }, 'ordersExported', { month })
    const orders = await ordersOf(ctx, month, place.path)
    return gateway.orders(`党费收款清单_${month}`, orders.map(orderCells))
  },

  async read(ctx, { organizationId, file }) {
    const place = await getOrganization(ctx, organizationId)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const digest = createHash('sha256').update(bytes).digest('hex')
    if (await importByDigest(ctx, digest)) throw new Refusal('conflict', 'dues-file-known', { field: 'file' })
    const { lines, faults } = await gateway.read(bytes, file.name)
    const [fault] = faults
    if (fault) throw new Refusal('invalid', `dues-file-${fault.what}`, { ...fault, field: 'file' })
    if (lines.length === 0) throw new Refusal('invalid', 'dues-file-empty', { field: 'file' })

    const rows = await compare(ctx, place.path, lines)
    const id = await insertImport(ctx, { organizationId, fileName: file.name, digest }, rows)
    record(ctx, { id, name: file.name, path: place.path }, 'fileRead', { lines: rows.length })
    return shownImport(await getImport(ctx, id))
  },

  async list(ctx, { page, size, organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const rows = await pageOfImports(ctx, path, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shownImport), total: await countImports(ctx, path) }
  },

  async export(ctx, { organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    ctx.record({ action: 'dues.importsExported', subject: { kind: 'dues', id: 'imports', name: '收款对账' } })
    return importSheet((db, page) => pageOfImports({ db, reach }, path, page))
  },

  get: async (ctx, { id }) => shownImport(await getImport(ctx, id)),

  async rows(ctx, { id, page, size, ...asked }) {
    await getImport(ctx, id)
    const found = rowsFound(ctx, { importId: id, ...asked })
    const rows = await importRows(found)
      .limit(size)
      .offset((page - 1) * size)
      .execute()
    return { rows: rows.map(shownRow), total: await countRows(found) }
  },

  async exportRows(ctx, { id, ...asked }) {
    const { fileName, path } = await getImport(ctx, id)
    const { reach } = ctx
    record(ctx, { id, name: fileName, path }, 'importRowsExported', {})
    return importRowSheet(fileName, (db, { limit, offset }) =>
      importRows(rowsFound({ db, reach }, { importId: id, ...asked }))
        .limit(limit)
        .offset(offset)
        .execute(),
    )
  },

  async enter(ctx, { id }) {
    const file = await getImport(ctx, id)
    const rows = await importRows(rowsFound(ctx, { importId: id, outcome: 'matched', waiting: true }))
      .forUpdate('item')
      .execute()
    if (rows.length === 0) throw new Refusal('conflict', 'dues-nothing-matched')
    for (const [key, same] of Map.groupBy(rows, ({ paidOn, month }) => `${paidOn} ${month}`))
      await enterMatched(ctx, file, key, same)
    const fen = rows.reduce((sum, row) => sum + row.fen, 0)
    record(ctx, { id, name: file.fileName, path: file.path }, 'fileEntered', { people: rows.length, fen })
    return { people: rows.length, fen }
  },

  async answer(ctx, { id, answer, employeeNo, reason }) {
    const row = await holdRow(ctx, id)
    const intakeId = answer === 'entered' ? await enterRow(ctx, row, employeeNo, reason) : null
    await answerRows(ctx, [id], { answer, because: reason, intakeId })
    const { path, account } = row
    record(ctx, { id, name: `第 ${row.line} 行 ${account}`, path }, 'fileRowAnswered', {
      entered: answer === 'entered',
      fen: row.fen,
    })
    const [shown] = await importRows(rowsFound(ctx, { id })).execute()
    return shownRow(shown as Row)
  },
}

/** Rows of one day and month in one taking. What was paid in the meantime is left to be answered by hand. */
async function enterMatched(
  ctx: Context,
  file: { organizationId: number; path: string },
  key: string,
  rows: Row[],
) {
  const [paidOn = '', month = ''] = key.split(' ')
  const ids = rows.flatMap(({ personId }) => personId ?? [])
  const open = new Map((await openCharges(ctx, month, file.path, ids)).map((one) => [one.personId, one]))
  const still = rows.filter(({ personId, fen }) => open.get(personId ?? 0)?.fen === fen)
  if (still.length !== rows.length) throw new Refusal('conflict', 'dues-file-overtaken')
  await refuseTold(ctx, file.organizationId, paidOn)
  const taking = { organizationId: file.organizationId, way: 'file', paidOn, note: null } as const
  const intakeId = await insertIntake(
    ctx,
    taking,
    still.map(({ personId, fen }) => ({ personId: personId as number, month, fen })),
  )
  await answerRows(
    ctx,
    still.map(({ id }) => id),
    { answer: 'entered', because: '对账相符', intakeId },
  )
}

/** One that did not match, entered all the same: for whom it is said to be, the oldest month first. */
async function enterRow(
  ctx: Context,
  row: Row,
  employeeNo: string | undefined,
  note: string,
): Promise<number> {
  const named = employeeNo
    ? (await membersByNumber(ctx, [employeeNo], row.month)).get(employeeNo)?.personId
    : null
  if (employeeNo && !named) throw new Refusal('invalid', 'dues-row-who', { field: 'employeeNo' })
  const personId = named ?? row.personId
  if (personId === null) throw new Refusal('invalid', 'dues-row-who', { field: 'employeeNo' })
  const parts = allocate(await holdOpen(ctx, [personId], monthOf(ctx.today)), row.fen)
  await refuseTold(ctx, row.organizationId, row.paidOn)
  const taking = { organizationId: row.organizationId, way: 'file', paidOn: row.paidOn, note } as const
  return insertIntake(
    ctx,
    taking,
    parts.map((part) => ({ ...part, personId })),
  )
}
