import { monthOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { type Month, monthInWords } from '#basics/months.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { arrearStage, arrearWords, lastDueMonth, monthsInArrear } from '../arrears/rules.ts'
import { paymentsFor } from '../payments/lines/queries.ts'
import { pathOf } from '../places/queries.ts'
import { explain } from '../rules.ts'
import { settingsFor } from '../settings/queries.ts'
import type { roll } from './contract.ts'
import { makeRoll } from './making/actions.ts'
import { owingIn } from './making/queries.ts'
import {
  chargeLines,
  chargesFound,
  correctionsOf,
  countCharges,
  figuresOf,
  getCharge,
  type RollAsked,
} from './queries.ts'
import { chargeState, chargeStateNames, sortOut } from './rules.ts'

type Asked = Omit<RollAsked, 'path' | 'month'> & {
  month?: Month | undefined
  organizationId?: number | undefined
}
async function found(ctx: Reader, { organizationId, month, ...asked }: Asked) {
  return chargesFound(ctx, {
    ...asked,
    month: month ?? monthOf(ctx.today),
    path: await pathOf(ctx, organizationId),
  })
}

/** A line as it is shown, with what would help. */
function shown<T extends { fen: number; paidFen: number; owing: Month[] }>(
  { owing, ...row }: T,
  lastDue: Month,
) {
  const stage = arrearStage(monthsInArrear(owing.filter((month) => month <= lastDue)))
  return { ...row, state: chargeState(row), owingMonths: owing.length, stage, words: arrearWords[stage] }
}

const lastDueOf = async (ctx: Reader) =>
  lastDueMonth(ctx.today, (await settingsFor(ctx, monthOf(ctx.today))).cycle)

export const rollActions: ActionsOf<typeof roll> = {
  async make(ctx, { organizationId, month }) {
    if (month > monthOf(ctx.today))
      throw new Refusal('invalid', 'dues-roll-future', { field: 'month', month: monthOf(ctx.today) })
    const place = await getOrganization(ctx, organizationId)
    const counts = await makeRoll(ctx, month, { path: place.path }, '重新核算')
    ctx.record({
      action: 'dues.rollMade',
      subject: { kind: 'organization', id: place.id, name: place.name },
      path: place.path,
      after: { month, ...counts },
    })
    return counts
  },

  async figures(ctx, { month = monthOf(ctx.today), organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const figures = await figuresOf(chargesFound(ctx, { month, path }))
    const settings = await settingsFor(ctx, month)
    const { missing } = sortOut(await owingIn(ctx, month, { path }), month, settings)
    return { ...figures, missing, made: figures.people > 0 }
  },

  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const lastDue = await lastDueOf(ctx)
    const rows = await chargeLines(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(row, lastDue)), total: await countCharges(answer) }
  },

  async export(ctx, asked) {
    const month = asked.month ?? monthOf(ctx.today)
    ctx.record({
      action: 'dues.rollExported',
      subject: { kind: 'dues', id: month, name: `${monthInWords(month)}党费名册` },
      after: { month },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    const titles = [
      '工号',
      '姓名',
      '党支部',
      '应交（元）',
      '已交（元）',
      '状态',
      '以前月份欠交（元）',
      '欠交月数',
    ]
    return listSheet(
      `党费名册_${month}`,
      {
        name: '党费名册',
        title: `${monthInWords(month)}党费名册`,
        columns: titles.map((title) => ({ title, kind: 'text' })),
        frozenColumns: 2,
      },
      async (db, page) => chargeLines(await found({ ...scope, db }, asked), page),
      (row) => [
        row.employeeNo,
        row.personName,
        row.organizationName,
        formatYuan(row.fen),
        formatYuan(row.paidFen),
        chargeStateNames[chargeState(row)],
        formatYuan(row.owingFen),
        String(row.owing.length),
      ],
    )
  },

  async explain(ctx, { id, month }) {
    const { person, charge } = await getCharge(ctx, id, month)
    ctx.record({
      action: 'dues.chargeOpened',
      subject: { kind: 'person', id, name: person.name },
      path: person.path,
      after: { month },
    })
    const { fen, paidFen, corrected } = charge
    return {
      ...{ month, fen, paidFen, corrected, state: chargeState(charge), lines: explain(charge) },
      corrections: await correctionsOf(ctx, id, month),
      payments: await paymentsFor(ctx, id, month),
    }
  },
}
