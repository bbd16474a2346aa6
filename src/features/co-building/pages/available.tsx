import { Lines } from './lines.tsx'
import type { Plan } from './plan-tab.tsx'

type Year = Plan['years'][number]

/** 可分配净收益 of a year of the term, line by line. */
export const Available = ({ year: { actual, depreciationFen, distributableFen } }: { year: Year }) => (
  <Lines
    lines={[
      { title: '实收固定收益', fen: actual.returnFen },
      { title: '− 实还本金', fen: actual.principalFen },
      { title: '− 实付利息', fen: actual.interestFen },
      { title: '− 折旧', fen: depreciationFen },
      { title: '− 已分配', fen: actual.distributedFen },
    ]}
    result={{ title: '可分配（不足的按零算）', fen: distributableFen }}
  />
)
