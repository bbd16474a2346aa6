import { compareWithSources } from '#features/search/entries/queries.ts'
import { sourceNames } from '#features/search/rules.ts'
import { inTransaction, type OpenDatabase } from '#platform/database.ts'
import { type Finding, warning } from './finding.ts'

const check = '检索索引'

/** Counts what there is of every source and what of it can be found. */
export async function checkSearch({ db }: OpenDatabase): Promise<Finding[]> {
  const counts = await inTransaction(db, { readOnly: true, isolation: 'repeatable read' }, (trx) =>
    compareWithSources({ db: trx }),
  )
  const behind = counts.filter(({ there, found }) => found < there)
  if (behind.length === 0) return []
  const each = behind.map(({ source, there, found }) => `${sourceNames[source]}缺 ${there - found} 件`)
  return [
    warning(
      check,
      `还没有写全：${each.join('、')}`,
      '平台运行时会自动写完；一直写不完的，请院政工部门在检索页“同义词和索引”中重建索引。',
    ),
  ]
}
