import { monthOf } from '#basics/days.ts'
import type { Month } from '#basics/months.ts'
import { lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { pathOf } from '../places/queries.ts'
import { reckonAgain } from '../roll/making/actions.ts'
import { type DuesKind, duesKindNames } from '../rules.ts'
import { settingsFor } from '../settings/queries.ts'
import type { bases } from './contract.ts'
import { baseImport } from './importing/actions.ts'
import { baseCounts, baseLines, basesFound, countBases } from './listing/queries.ts'
import { acceptProposal, basesOf, closeProposal, holdProposed, insertBases } from './queries.ts'
import { baseOf, baseStateNames, type Items, itemsFor, sheetColumns, whyNotBase } from './rules.ts'

type Said = { fromMonth: Month; kind: DuesKind; items: Items }

/** The base that these items make in that month. @throws Refusal dues-base-… */
export async function reckonedBase(ctx: Pick<Context, 'db' | 'today'>, { fromMonth, kind, items }: Said) {
  if (fromMonth > monthOf(ctx.today))
    throw new Refusal('invalid', 'dues-base-future', { field: 'fromMonth', month: monthOf(ctx.today) })
  const settings = await settingsFor(ctx, fromMonth)
  const why = whyNotBase(kind, items, settings)
  if (why) throw new Refusal('invalid', why, { field: 'items' })
  return { fromMonth, kind, items: itemsFor(kind, items), fen: baseOf(kind, items, settings) }
}

async function holdOpen(ctx: Context, id: number) {
  const row = await holdProposed(ctx, id)
  if (row.state !== 'proposed') throw new Refusal('conflict', 'dues-proposal-decided')
  return row
}

const subjectOf = (person: { id: number; name: string }) => ({ kind: 'person', ...person })

export const baseActions: ActionsOf<typeof bases> = {
  ...baseImport,

  async list(ctx, { page, size, organizationId, ...asked }) {
    const found = basesFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    const rows = await baseLines(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countBases(found) }
  },

  counts: (ctx) => baseCounts(ctx),

  async export(ctx, { organizationId, ...asked }) {
    ctx.record({
      action: 'dues.basesExported',
      subject: { kind: 'dues', id: 'bases', name: '缴费基数登记情况' },
    })
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    return listSheet(
      '缴费基数登记情况',
      {
        name: '缴费基数',
        title: '党费缴费基数登记情况',
        columns: ['工号', '姓名', '党组织', '类别', '起始月份', '状态'].map((title) => ({
          title,
          kind: 'text',
        })),
      },
      (db, page) => baseLines(basesFound({ db, reach }, { ...asked, path }), page),
      (row) => [
        row.employeeNo,
        row.personName,
        row.organizationName,
        row.kind && duesKindNames[row.kind],
        row.fromMonth,
        baseStateNames[row.state],
      ],
    )
  },

  async open(ctx, { id }) {
    const person = await lockPerson(ctx, id)
    ctx.record({
      action: 'dues.baseOpened',
      subject: subjectOf({ id, name: person.name }),
      path: person.organizationPath,
    })
    return { personId: id, personName: person.name, bases: await basesOf(ctx, id) }
  },

  async state(ctx, { id, ...said }) {
    const person = await lockPerson(ctx, id)
    if (person.membership !== 'active')
      throw new Refusal('conflict', 'dues-not-member', { name: person.name })
    const base = await reckonedBase(ctx, said)
    await insertBases(ctx, [{ ...base, personId: id }])
    await reckonAgain(ctx, [id], '缴费基数变动')
    ctx.record({
      action: 'dues.baseStated',
      subject: subjectOf({ id, name: person.name }),
      path: person.organizationPath,
      after: { fromMonth: base.fromMonth, duesKind: duesKindNames[base.kind] },
    })
    return { id }
  },

  async accept(ctx, { id }) {
    const row = await holdOpen(ctx, id)
    await acceptProposal(ctx, row)
    await reckonAgain(ctx, [row.personId], '同意本人申请的缴费基数')
    ctx.record({
      action: 'dues.baseAccepted',
      subject: subjectOf({ id: row.personId, name: row.personName }),
      path: row.path,
      after: { fromMonth: row.fromMonth },
    })
    return { id }
  },

  async decline(ctx, { id, reason }) {
    const row = await holdOpen(ctx, id)
    await closeProposal(ctx, id, { declined: reason })
    ctx.record({
      action: 'dues.baseDeclined',
      subject: subjectOf({ id: row.personId, name: row.personName }),
      path: row.path,
      reason,
    })
    return { id }
  },

  async sheet(ctx, { organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    return listSheet(
      '缴费基数导入表样',
      {
        name: '缴费基数',
        columns: sheetColumns.map((title) => ({ title, kind: 'text', width: title.length * 2 + 4 })),
        frozenColumns: 2,
      },
      (db, page) => baseLines(basesFound({ db, reach }, { path }), page),
      (row) => [row.employeeNo, row.personName, row.kind ? duesKindNames[row.kind] : duesKindNames.salaried],
    )
  },
}
