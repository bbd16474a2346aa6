import type { ActionsOf } from '#platform/feature.ts'
import type { cases as contract } from './contract.ts'
import { countCases, pageOfCases } from './queries.ts'
import { casesBy } from './rules.ts'

export const cases: ActionsOf<{ cases: typeof contract }>['cases'] = async (ctx, asked) => {
  const kinds = casesBy(asked.code)
  const counts = await countCases(ctx, kinds)
  const chosen = kinds.filter((kind) => asked.kind === undefined || kind === asked.kind)
  const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
  const total = counts.reduce((sum, { kind, n }) => sum + (chosen.includes(kind) ? n : 0), 0)
  return { rows: await pageOfCases(ctx, chosen, page), total, counts }
}
