import { Icon } from '#web/kit/icon.tsx'
import type { Tone } from '#web/kit/status-dot.tsx'
import { type RoundState, stateNames, states } from '../rules.ts'
import './appraisals.css'

export const stateTones: Record<RoundState, Tone> = {
  open: 'info',
  self: 'info',
  mutual: 'info',
  test: 'info',
  opinion: 'warning',
  closed: 'good',
}

/** The steps of a round, the present one marked. */
export function StatePath({ state }: { state: RoundState }) {
  const at = states.indexOf(state)
  const closed = state === 'closed'
  return (
    <ol className="appraisal-path" aria-label="评议进度">
      {states.map((one, index) => {
        const done = index < at || closed
        const current = index === at && !closed
        return (
          <li
            key={one}
            className={done ? 'done' : current ? 'current' : 'later'}
            aria-current={current ? 'step' : undefined}
          >
            <i aria-hidden="true">{done ? <Icon name="check" size={16} /> : index + 1}</i>
            <span>
              {stateNames[one]}
              <span className="unseen">{done ? '（已完成）' : current ? '（当前）' : '（未到）'}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
