import { monthOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { lockPerson } from '#features/people/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { pathOf } from '../places/queries.ts'
import { reckonAgain } from '../roll/making/actions.ts'
import type { reliefs } from './contract.ts'
import {
  countReliefs,
  decideRelief,
  holdRelief,
  insertRelief,
  pageOfReliefs,
  type ReliefRow,
  type ReliefsAsked,
  reliefsFound,
  waitingRelief,
} from './queries.ts'
import { reliefStateNames, whyNotRelief } from './rules.ts'

type Asked = Omit<ReliefsAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Pick<Reader, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  reliefsFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

const shown = ({ path: _path, ...row }: ReliefRow) => row

async function holdAsked(ctx: Context, id: number): Promise<ReliefRow> {
  const row = await holdRelief(ctx, id)
  if (row.state !== 'asked') throw new Refusal('conflict', 'dues-relief-decided')
  return row
}

function record(ctx: Context, row: ReliefRow, deed: string, reason?: string): void {
  ctx.record({
    action: `dues.relief${deed}`,
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.path,
    after: { fromMonth: row.fromMonth, untilMonth: row.untilMonth, monthlyFen: row.monthlyFen },
    reason: reason ?? null,
  })
}

export const reliefActions: ActionsOf<typeof reliefs> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfReliefs(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countReliefs(answer) }
  },

  async export(ctx, asked) {
    ctx.record({ action: 'dues.reliefsExported', subject: { kind: 'dues', id: 'reliefs', name: '党费减免' } })
    const { reach } = ctx
    const titles = [
      '姓名',
      '党支部',
      '状态',
      '起始月份',
      '截止月份',
      '每月交（元）',
      '原因',
      '支委会研究日期',
    ]
    return listSheet(
      '党费减免',
      { name: '党费减免', title: '党费减免登记', columns: titles.map((title) => ({ title, kind: 'text' })) },
      async (db, page) => pageOfReliefs(await found({ db, reach }, asked), page),
      (row) => [
        row.personName,
        row.organizationName,
        reliefStateNames[row.state],
        monthInWords(row.fromMonth),
        monthInWords(row.untilMonth),
        formatYuan(row.monthlyFen),
        row.reason,
        row.studiedOn,
      ],
    )
  },

  async ask(ctx, { personId, ...given }) {
    const person = await lockPerson(ctx, personId)
    if (person.membership !== 'active' || person.organizationId === null)
      throw new Refusal('conflict', 'dues-not-member', { name: person.name })
    const why = whyNotRelief({ ...given, now: monthOf(ctx.today), today: ctx.today })
    if (why) throw new Refusal('invalid', why.code, { field: why.field })
    if (await waitingRelief(ctx, personId))
      throw new Refusal('conflict', 'dues-relief-waits', { name: person.name })

    const id = await insertRelief(ctx, { personId, organizationId: person.organizationId, ...given })
    const row = await holdRelief(ctx, id)
    record(ctx, row, 'Asked', given.reason)
    return shown(row)
  },

  async approve(ctx, { id }) {
    const row = await holdAsked(ctx, id)
    await decideRelief(ctx, id, null)
    await reckonAgain(ctx, [row.personId], '批准减免')
    record(ctx, row, 'Approved')
    return shown(await holdRelief(ctx, id))
  },

  async decline(ctx, { id, reason }) {
    const row = await holdAsked(ctx, id)
    await decideRelief(ctx, id, reason)
    record(ctx, row, 'Declined', reason)
    return shown(await holdRelief(ctx, id))
  },
}
