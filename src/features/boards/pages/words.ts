import type { Comparison } from '../cards/rules.ts'

export const comparisonNames: Record<Comparison, string> = {
  lastYear: '与上年同日',
  above: '与管辖范围整体',
  others: '与其他党组织',
}
