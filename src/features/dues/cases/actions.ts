import { monthOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { membershipActions } from '#features/people/memberships/actions.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { lastDueMonth } from '../arrears/rules.ts'
import { pathOf } from '../places/queries.ts'
import { settingsFor } from '../settings/queries.ts'
import type { cases } from './contract.ts'
import {
  type CaseRow,
  type CasesAsked,
  casesFound,
  countCases,
  holdCase,
  insertCases,
  longUnpaid,
  pageOfCases,
  setApproved,
  setMeasure,
} from './queries.ts'
import { caseStateNames, longArrear, measureNames, whyNotDecide } from './rules.ts'

/** Opens a case for everybody six months behind; whoever has one keeps it. Answers how many. */
export async function openCases(ctx: Pick<Context, 'db' | 'today' | 'record'>): Promise<number> {
  const { cycle } = await settingsFor(ctx, monthOf(ctx.today))
  const found = (await longUnpaid(ctx, lastDueMonth(ctx.today, cycle))).flatMap(({ unpaid, ...person }) => {
    const arrear = longArrear(unpaid)
    return arrear ? [{ ...person, ...arrear }] : []
  })
  await insertCases(ctx, found)
  for (const { personId, months } of found)
    ctx.record({ action: 'dues.caseOpened', subject: { kind: 'person', id: personId }, after: { months } })
  return found.length
}

type Asked = Omit<CasesAsked, 'path'> & { organizationId?: number | undefined }
const foundFor = async (ctx: Pick<Reader, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  casesFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

const shown = ({ path: _path, ...row }: CaseRow) => row

function record(ctx: Context, row: CaseRow, deed: string, after: object, reason: string): void {
  ctx.record({
    action: `dues.case${deed}`,
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.path,
    after,
    reason,
  })
}

export const caseActions: ActionsOf<typeof cases> = {
  async list(ctx, { page, size, ...asked }) {
    const found = await foundFor(ctx, asked)
    const rows = await pageOfCases(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countCases(found) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'dues.casesExported',
      subject: { kind: 'dues', id: 'cases', name: '满六个月未交党费' },
    })
    const { reach } = ctx
    const titles = [
      '姓名',
      '党支部',
      '状态',
      '起始月份',
      '月数',
      '欠交（元）',
      '处理',
      '说明',
      '支部大会',
      '改正期限',
    ]
    return listSheet(
      '满六个月未交党费',
      {
        name: '核实和处置',
        title: '满六个月未交党费的核实和处置',
        columns: titles.map((title) => ({ title, kind: 'text' })),
      },
      async (db, page) => pageOfCases(await foundFor({ db, reach }, asked), page),
      (row) => [
        row.personName,
        row.organizationName,
        caseStateNames[row.state],
        monthInWords(row.fromMonth),
        String(row.months),
        formatYuan(row.owingFen),
        row.measure && measureNames[row.measure],
        row.note,
        row.meetingOn,
        row.deadlineOn,
      ],
    )
  },

  async decide(ctx, { id, measure, meetingOn = null, deadlineOn = null, note }) {
    const row = await holdCase(ctx, id)
    if (row.state !== 'open') throw new Refusal('conflict', 'dues-case-decided')
    const why = whyNotDecide({ measure, meetingOn, deadlineOn, openedOn: row.openedOn, today: ctx.today })
    if (why) throw new Refusal('invalid', why.code, { field: why.field })
    const said = { measure, note, meetingOn, deadlineOn: measure === 'deadline' ? deadlineOn : null }
    await setMeasure(ctx, id, said)
    record(
      ctx,
      row,
      'Decided',
      { measure: measureNames[measure], meetingOn, deadlineOn: said.deadlineOn },
      note,
    )
    return shown(await holdCase(ctx, id))
  },

  async approve(ctx, { id, reason }) {
    const row = await holdCase(ctx, id)
    if (row.state !== 'proposed' || row.measure === null)
      throw new Refusal('conflict', 'dues-case-not-proposed')
    await setApproved(ctx, id)
    if (row.measure === 'removal')
      await membershipActions.end(ctx, {
        id: row.personId,
        ending: 'removed',
        on: row.meetingOn ?? ctx.today,
        reason,
      })
    record(ctx, row, 'Approved', { measure: measureNames[row.measure] }, reason)
    return shown(await holdCase(ctx, id))
  },
}
