import type { call } from '#web/call.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { incomeSourceNames, incomeSources } from '../rules.ts'
import { fenTyped } from './money.ts'

export type Village = Awaited<ReturnType<typeof call.coBuilding.villages.get>>

export const villageFields = (nodes: TreeNode[] | undefined): Field[] => [
  { kind: 'text', name: 'name', label: '村名', required: true, maximum: 30 },
  { kind: 'text', name: 'county', label: '县（市、区）', required: true, maximum: 30 },
  { kind: 'text', name: 'town', label: '镇（街道）', required: true, maximum: 30 },
  { kind: 'number', name: 'households', label: '户数', least: 1 },
  {
    kind: 'organization',
    name: 'branchId',
    label: '对应党支部',
    nodes,
    hint: '村党支部或结对共建的党支部；它的书记能看到本村和参与的项目',
  },
]

export const factsOf = ({ name, county, town, households, branchId }: Values) => ({
  name: String(name ?? '').trim(),
  county: String(county ?? '').trim(),
  town: String(town ?? '').trim(),
  households: households ? Number(households) : null,
  branchId: branchId ? Number(branchId) : null,
})

/** 自有收入, a field for each source. */
export const incomeFields: Field[] = incomeSources.map((source) => ({
  kind: 'text',
  name: source,
  label: `${incomeSourceNames[source]}（万元）`,
  maximum: 12,
}))

/** What is sent of them: a source left empty is nothing. @throws ORPCError at what cannot be read */
export const incomesOf = (values: Values) =>
  incomeSources
    .filter((source) => values[source] !== undefined && values[source] !== '')
    .map((source) => ({
      source,
      fen: fenTyped(values[source], source, `${incomeSourceNames[source]}（万元）`),
    }))
    .filter(({ fen }) => fen > 0)
