import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { actorNames, type Stage, stageNames, stages } from '../steps/rules.ts'
import type { Act, Admission, Step } from './admission.tsx'

/** The five stages in a row, and the steps of the one that is open: what is done, what is due and why, what follows. */
export function AdmissionPath({
  admission,
  onAct,
}: {
  admission: Admission
  /** Left out where nothing can be done: one's own path. */
  onAct?: (act: Act) => void
}) {
  const [shown, show] = useState<Stage>(admission.stage)
  return (
    <Panel className="admission-path-panel">
      <ol className="admission-stages" aria-label="五个阶段">
        {stages.map((stage, at) => (
          <li key={stage} className={stateOf(admission, stage)}>
            <button type="button" aria-pressed={stage === shown} onClick={() => show(stage)}>
              <i aria-hidden="true">
                {stateOf(admission, stage) === 'done' ? <Icon name="check" size={16} /> : at + 1}
              </i>
              <strong>{shortNames[stage]}</strong>
              <small>{doneWords(admission, stage)}</small>
            </button>
          </li>
        ))}
      </ol>
      <h3 className="admission-stage-name">{stageNames[shown]}</h3>
      <ol className="admission-steps" aria-label={stageNames[shown]}>
        {admission.steps
          .filter((step) => step.stage === shown)
          .map((step) => (
            <StepLine key={step.key} step={step} admission={admission} onAct={onAct} />
          ))}
      </ol>
    </Panel>
  )
}

export const shortNames: Record<Stage, string> = {
  application: '申请入党',
  activist: '积极分子',
  candidate: '发展对象',
  admission: '预备党员接收',
  probation: '考察转正',
}

function stateOf({ steps, stage: now }: Admission, stage: Stage): string {
  if (steps.every((step) => step.stage !== stage || step.state === 'done')) return 'done'
  return stage === now ? 'current' : 'later'
}

function doneWords({ steps }: Admission, stage: Stage): string {
  const own = steps.filter((step) => step.stage === stage)
  const done = own.filter(({ state }) => state === 'done').length
  if (done === own.length) return own.at(-1)?.on ?? '已完成'
  return done ? `${done} / ${own.length} 步` : `${own.length} 步`
}

function StepLine({
  step,
  admission,
  onAct,
}: {
  step: Step
  admission: Admission
  onAct?: (act: Act) => void
}) {
  return (
    <li
      className={step.state === 'late' ? 'current' : step.state}
      aria-current={step.state === 'current' || step.state === 'late' ? 'step' : undefined}
    >
      <i aria-hidden="true">{step.state === 'done' ? <Icon name="check" size={16} /> : step.number}</i>
      <div className="admission-step">
        <p className="admission-step-head">
          <strong>{step.title}</strong>
          <span className="unseen">{stateWords[step.state]}</span>
          <small>
            {actorNames[step.actor]} · {shortVersion[step.version]}
            {step.article}
          </small>
        </p>
        {step.acts.map((act) => (
          <ActLine
            key={act.act}
            act={act}
            step={step}
            doneOn={admission.entries.findLast((one) => one.act === act.act && one.passed)?.on ?? null}
            onAct={onAct}
          />
        ))}
        <Papers step={step} />
      </div>
    </li>
  )
}

const stateWords = { done: '（已完成）', current: '（当前）', late: '（当前，已超期）', later: '（未到）' }
const shortVersion = { 2014: '2014年细则', 2026: '2026年细则' }

function ActLine({
  act,
  step,
  doneOn,
  onAct,
}: {
  act: Act
  step: Step
  doneOn: string | null
  onAct?: (act: Act) => void
}) {
  const alone = step.acts.length === 1
  const first = act.state === 'open' && !act.optional
  return (
    <div className="admission-act">
      <div className="admission-act-words">
        {!(alone && act.title === step.title) && <span>{act.title}</span>}
        <ActState act={act} doneOn={doneOn} />
        <Reasons act={act} />
      </div>
      {act.may && onAct && (
        <button type="button" className={first ? 'button primary' : 'button'} onClick={() => onAct(act)}>
          {act.state === 'done' ? <Again act={act} /> : act.title}
        </button>
      )}
    </div>
  )
}

/** Helpers are replaced; what is done each half-year, or for each letter, is done once more. */
function Again({ act: { act, title } }: { act: Act }) {
  return (
    <>
      {act === 'mentors' || act === 'introducers' ? '更换' : '再登记'}
      <span className="unseen">{title}</span>
    </>
  )
}

function ActState({ act, doneOn }: { act: Act; doneOn: string | null }) {
  if (act.state === 'done') return <StatusDot tone="good">{`${doneOn ?? ''} 完成`}</StatusDot>
  if (act.state === 'waiting') return null
  const { latest, earliest } = act
  if (latest && latest.on < today())
    return <StatusDot tone="bad">{`已超期，应在 ${latest.on} 前办理`}</StatusDot>
  if (earliest && earliest.on > today()) return <StatusDot>{`${earliest.on} 起可以办理`}</StatusDot>
  return <StatusDot tone="info">{latest ? `应在 ${latest.on} 前办理` : '可以办理'}</StatusDot>
}

const reason = ({ because, article }: NonNullable<Act['earliest']>) =>
  `${because}${article ? `（${article}）` : ''}`

/** Why not yet, why by then. */
function Reasons({ act: { state, waitsFor, earliest, latest } }: { act: Act }) {
  const waiting = state === 'waiting' && waitsFor.length > 0
  const lines = [
    ...(waiting ? [`等待：${waitsFor.join('、')}`] : []),
    ...(state === 'open' && earliest && earliest.on > today() ? [reason(earliest)] : []),
    ...(state === 'open' && latest ? [reason(latest)] : []),
  ]
  return lines.map((line) => (
    <span key={line} className="admission-why">
      {line}
    </span>
  ))
}

/** The papers of a step: there with their day, missing of what is done, or still to come. */
function Papers({ step }: { step: Step }) {
  if (step.materials.length === 0) return null
  return (
    <span className="admission-papers">
      {step.materials.map(({ act, material, title, datedOn, entryId }) => (
        <span
          key={`${act}-${material}-${entryId}`}
          className={datedOn ? 'present' : entryId ? 'missing' : ''}
        >
          {title}
          {datedOn ? ` ${datedOn}` : entryId ? '（缺）' : ''}
        </span>
      ))}
    </span>
  )
}
