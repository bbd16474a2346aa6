import type { Day } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { getMeeting } from '#features/meetings/queries.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { holdFund, openingOf, refuseTold, yearSums } from '../funds/queries.ts'
import { balanceOf, purposeNames } from '../funds/rules.ts'
import { pathOf } from '../places/queries.ts'
import type { uses } from './contract.ts'
import {
  countUses,
  getUse,
  insertUse,
  pageOfUses,
  type UseRow,
  type UsesAsked,
  usesFound,
  withdrawUse,
} from './queries.ts'
import { whyNotUse } from './rules.ts'

type Asked = Omit<UsesAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Pick<Context, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  usesFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

export const shown = ({ path: _path, ...row }: UseRow) => row

export function record(
  ctx: Context,
  row: UseRow,
  deed: string,
  after: object,
  reason: string | null = null,
): void {
  ctx.record({
    action: `dues.use${deed}`,
    subject: { kind: 'organization', id: row.organizationId, name: row.organizationName },
    path: row.path,
    after: { purpose: purposeNames[row.purpose], fen: row.fen, ...after },
    reason,
  })
}

type Said = { decidedOn?: Day | undefined; decision?: string | undefined; meetingId?: number | undefined }

/** The decision as it was told: a meeting on record says itself when it was. @throws Refusal not-found, dues-use-meeting */
async function decisionOf(ctx: Context, { decidedOn = undefined, decision, meetingId }: Said) {
  if (meetingId === undefined)
    return { decidedOn: decidedOn ?? null, decision: decision ?? null, meetingId: null }
  const meeting = await getMeeting(ctx, meetingId)
  if (!meeting.heldOn) throw new Refusal('conflict', 'dues-use-meeting', { field: 'meetingId' })
  const words = `${meeting.shortName ?? meeting.organizationName}${meetingKindNames[meeting.kind]}`
  return { decidedOn: meeting.heldOn, decision: decision ?? words, meetingId }
}

export const useActions: ActionsOf<typeof uses> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfUses(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countUses(answer) }
  },

  async export(ctx, asked) {
    ctx.record({ action: 'dues.usesExported', subject: { kind: 'dues', id: 'uses', name: '党费使用' } })
    const { reach } = ctx
    const titles = [
      '党组织',
      '使用日期',
      '用途',
      '金额（元）',
      '事由',
      '决定日期',
      '决定',
      '登记人',
      '撤销原因',
    ]
    return listSheet(
      '党费使用',
      { name: '党费使用', title: '党费使用登记', columns: titles.map((title) => ({ title, kind: 'text' })) },
      async (db, page) => pageOfUses(await found({ db, reach }, asked), page),
      (row) => [
        row.organizationName,
        row.usedOn,
        purposeNames[row.purpose],
        formatYuan(row.fen),
        row.reason,
        row.decidedOn,
        row.decision,
        row.recordedBy,
        row.withdrawnBecause,
      ],
    )
  },

  async record(ctx, { id, purpose, usedOn, fen, reason, ...said }) {
    await getOrganization(ctx, id)
    await holdFund(ctx, id)
    const { decidedOn, decision, meetingId } = await decisionOf(ctx, said)
    const balanceFen = balanceOf(await yearSums(ctx, id), await openingOf(ctx, id))
    const why = whyNotUse({ fen, balanceFen, usedOn, today: ctx.today, decidedOn, decision })
    if (why || !decidedOn || !decision)
      throw new Refusal('conflict', why?.code ?? 'dues-use-decision', {
        field: why?.field ?? 'decision',
        balance: formatYuan(balanceFen),
      })
    await refuseTold(ctx, id, usedOn, 'usedOn')
    const given = { organizationId: id, purpose, usedOn, fen, reason, decidedOn, decision, meetingId }
    const row = await getUse(ctx, await insertUse(ctx, given))
    record(ctx, row, 'Recorded', { usedOn, decision }, reason)
    return shown(row)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await getUse(ctx, id)
    if (row.withdrawnBecause) throw new Refusal('conflict', 'dues-use-withdrawn')
    await refuseTold(ctx, row.organizationId, row.usedOn)
    await withdrawUse(ctx, id, reason)
    record(ctx, row, 'Withdrawn', {}, reason)
    return shown(await getUse(ctx, id))
  },
}
