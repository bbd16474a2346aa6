import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './steps.css'

export type Step = { title: string; note?: ReactNode }

/** Where an affair stands: steps before `present` are done, the present one is lit. `present` is counted from 0. */
export function Steps({ steps, present }: { steps: Step[]; present: number }) {
  return (
    <ol className="steps">
      {steps.map((step, at) => {
        const state = at < present ? 'done' : at === present ? 'now' : 'later'
        return (
          <li key={step.title} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i>{state === 'done' ? <Icon name="check" size={16} /> : at + 1}</i>
            <div>
              <b>{step.title}</b>
              {step.note && <small>{step.note}</small>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
