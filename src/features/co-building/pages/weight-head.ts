import type { Division } from '../rules.ts'
import type { Head } from './table.tsx'

/** By how much each village shares; where all share alike there is nothing to tell. */
export const weightHead = <Row extends { weight: number }>(division: Division): Head<Row>[] =>
  division === 'equal' ? [] : [{ title: '份额', number: true, card: 'none', cell: ({ weight }) => weight }]
