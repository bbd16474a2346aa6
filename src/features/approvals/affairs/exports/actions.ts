import { dayIn } from '#basics/days.ts'
import type { Context, Download } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { statusNames } from '../../rules.ts'
import type { Hand } from '../../seats/queries.ts'
import { affairsIn, type Filters, linesOf } from '../queries.ts'
import { boxNames } from '../rules.ts'

const columns = [
  { title: '种类', width: 12 },
  { title: '标题', width: 44 },
  { title: '党组织', width: 28 },
  { title: '状态', width: 10 },
  { title: '当前步骤', width: 20 },
  { title: '当前承办', width: 28 },
  { title: '办理期限', width: 12 },
  { title: '发起人', width: 12 },
  { title: '发起日期', width: 12 },
]

/** The list as a workbook. */
export function affairSheet(ctx: Context, hands: Hand[], asked: Filters, path: string | null): Download {
  const { actor, reach, today } = ctx
  return listSheet(
    `${boxNames[asked.box]}_${today}`,
    { name: boxNames[asked.box], columns },
    (db, { limit, offset }) =>
      linesOf(affairsIn({ db, actor, reach, today }, hands, asked, path), hands, asked)
        .limit(limit)
        .offset(offset)
        .execute(),
    (row) => [
      row.kindName,
      row.title,
      row.organizationName,
      statusNames[row.status],
      row.stepName ?? '',
      row.waitingFor ?? '',
      row.dueOn ?? '',
      row.startedName,
      dayIn(new Date(row.startedAt)),
    ],
  )
}
