import { formatYuan } from '#basics/money.ts'
import { monthAfter, monthInWords } from '#basics/months.ts'
import type { Option } from '#web/kit/fields.ts'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { type ChargeState, chargeStateNames } from '../roll/rules.ts'

/** An amount in yuan. */
export const Yuan = ({ fen }: { fen: number }) => <span className="number">{formatYuan(fen)}</span>

const tones = { open: 'warning', partial: 'warning', paid: 'good', exempt: 'quiet' } as const

export const ChargeDot = ({ state }: { state: ChargeState }) => (
  <StatusDot tone={tones[state]}>{chargeStateNames[state]}</StatusDot>
)

export const thisMonth = () => today().slice(0, 7)

/** This month and those before, for a choice. */
export const monthOptions = (count = 24): Option[] =>
  Array.from({ length: count }, (_, index) => monthAfter(thisMonth(), -index)).map((month) => ({
    value: month,
    label: monthInWords(month),
  }))

export const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** The explanation of an amount, a step a line. */
export const Lines = ({ lines }: { lines: string[] }) => (
  <ul className="dues-lines">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
