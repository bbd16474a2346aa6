import { dayIn } from '#basics/days.ts'
import { recountFigures } from '#features/people/figures/queries.ts'
import { inTransaction, type OpenDatabase } from '#platform/database.ts'
import { error, type Finding } from './finding.ts'

const check = '看板数字'

/** Counts every member anew and compares with the figures that the dashboard shows. */
export async function checkFigures({ db }: OpenDatabase): Promise<Finding[]> {
  const today = dayIn(new Date())
  const faults = await inTransaction(db, { readOnly: true, isolation: 'repeatable read' }, (trx) =>
    recountFigures({ db: trx, today }),
  )
  const [first] = faults
  if (!first) return []
  const { organizationId, dimension, bracket, kept, counted } = first
  const text = `有 ${faults.length} 处与名册不符，例如党组织 ${organizationId} 的 ${dimension}/${bracket}：看板为 ${kept}，名册为 ${counted}`
  return [
    error(
      check,
      text,
      '平台运行时每天凌晨会自动重新清点并改正；改正后请再检查一次。名册和统计报表不受影响。',
    ),
  ]
}
