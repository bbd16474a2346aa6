import type { Comparison } from '#web/kit/before-after.tsx'
import { kindNames, type OrganizationKind } from '../rules.ts'

type Facts = Record<string, unknown> | null

/** Facts of a line of the history under their names; ids and what the reader need not know are left out. */
const names: Record<string, string> = {
  name: '名称',
  shortName: '简称',
  kind: '类别',
  parentName: '上级党组织',
  parentCode: '上级编码',
  establishedOn: '成立日期',
  termYears: '任期年数',
  closedOn: '撤销日期',
  fromOn: '本届起始',
  endsOn: '届满日期',
  extendedBecause: '延期依据',
  groupName: '党小组',
  untilOn: '党小组撤销日期',
}

/** What was and what became of it, for every fact that differs. */
export function comparedFacts(before: Facts, after: Facts): Comparison[] {
  const keys = Object.keys(names).filter((key) => key in (before ?? {}) || key in (after ?? {}))
  return keys
    .map((key) => ({
      key,
      label: names[key],
      before: inWords(key, before?.[key]),
      after: inWords(key, after?.[key]),
    }))
    .filter((row) => row.before !== row.after)
}

function inWords(key: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return key === 'kind' ? kindNames[value as OrganizationKind] : String(value)
}
