import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { today } from '#web/kit/today.ts'
import type { Election } from './election.tsx'
import { StepAct } from './step-act.tsx'

type Step = Election['steps'][number]

/** The steps of an election: what is done, what is to be done now and by whom, what comes later. */
export function ElectionPath({ election }: { election: Election }) {
  return (
    <Panel title="办理步骤" className="election-path-panel">
      <ol className="election-path" aria-label="办理步骤">
        {election.steps.map((step, at) => (
          <li
            key={step.key}
            className={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <i aria-hidden="true">{step.state === 'done' ? <Icon name="check" size={16} /> : at + 1}</i>
            <div className="election-step">
              <strong>
                {step.title}
                <span className="unseen">
                  {step.state === 'done' ? '（已完成）' : step.state === 'current' ? '（当前）' : '（未到）'}
                </span>
              </strong>
              <StepNote step={step} />
            </div>
            {step.state === 'current' && election.status === 'running' && (
              <StepAct election={election} step={step} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** By whom, with which document, by when or on which day. */
function StepNote({ step }: { step: Step }) {
  const { paper, actor, document, on, dueOn, state } = step
  const late = state !== 'done' && dueOn !== null && dueOn < today()
  const number = step.key === 'reply' || step.key === 'approval' ? paper?.replyNumber : paper?.number
  return (
    <span className="election-step-note">
      <span>{actor === 'branch' ? '党支部' : '上级党组织'}</span>
      {paper?.requestId ? (
        <PageLink className="link" to={`/requests/${paper.requestId}`}>
          {number ?? document}
        </PageLink>
      ) : (
        <span>{paper?.replyNumber ? `${paper.replyNumber}（纸质）` : document}</span>
      )}
      {on ? (
        <span className="number">{on}</span>
      ) : (
        dueOn &&
        state !== 'done' && (
          <span className={late ? 'election-late' : ''}>{`${dueOn} 前${late ? '（已超期）' : ''}`}</span>
        )
      )}
    </span>
  )
}
