import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type WorkItemState, workItemStateNames } from '../items/rules.ts'

const tones: Record<WorkItemState, Tone> = {
  running: 'info',
  soon: 'warning',
  overdue: 'warning',
  done: 'good',
  cancelled: 'quiet',
}

/** Where an item stands; what is due is told with how long there is, or how long it has been. */
export const ItemState = ({ state, due }: { state: WorkItemState; due: string | null }) => (
  <StatusDot tone={tones[state]}>{due ?? workItemStateNames[state]}</StatusDot>
)
