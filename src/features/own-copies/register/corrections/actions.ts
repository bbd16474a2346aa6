import { minuteOf } from '#basics/days.ts'
import { changeActions } from '#features/people/changes/actions.ts'
import { correctable } from '#features/people/changes/rules.ts'
import { ownProposals } from '#features/people/proposals/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { allOfThem, sheet } from '../../sheets/actions.ts'

/** What was put right in somebody’s record, and what he asked to have put right. */
export async function correctionSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  return [await changeSheet(ctx, personId), await proposalSheet(ctx)]
}

/** What was written before stays masked there, as it does for everybody: the values that hold are whole. */
async function changeSheet(ctx: Context, personId: number) {
  const lines = await changeActions.list(ctx, { id: personId })
  return sheet(
    'changes',
    [
      ['登记时间', 18],
      ['事项', 24],
      ['生效日期', 14, 'day'],
      ['内容', 60],
      ['原因', 40],
      ['登记人', 16],
      ['来源', 16],
    ],
    lines.map((line) => [
      minuteOf(line.recordedAt),
      line.undone ? `${line.title}（已撤回）` : line.title,
      line.effectiveOn,
      line.changed
        .map(({ label, before, after }) => `${label}：${before ?? '空'}→${after ?? '空'}`)
        .join('；'),
      line.reason,
      line.recordedBy,
      line.source,
    ]),
  )
}

const proposalStates = { open: '待核对', accepted: '已同意', declined: '未同意', withdrawn: '已撤回' }

const proposalSheet = async (ctx: Context) =>
  sheet(
    'proposals',
    [
      ['申请时间', 18],
      ['项目', 16],
      ['原登记', 30],
      ['申请改为', 30],
      ['理由', 40],
      ['结果', 12],
      ['不同意的理由', 30],
      ['核对人', 16],
    ],
    (await ownProposals(ctx, allOfThem)).map((one) => [
      minuteOf(one.proposedAt),
      correctable[one.field].title,
      one.before,
      one.after,
      one.explanation,
      proposalStates[one.status],
      one.declinedBecause,
      one.decidedBy,
    ]),
  )
