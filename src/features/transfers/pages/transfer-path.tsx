import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Transfer } from './transfer.tsx'

const said = { done: '（已完成）', current: '（当前）', later: '（未到）' } as const

/** The status line: the same steps for both sides, the present one with its holder and its last day. */
export function TransferPath({ transfer }: { transfer: Transfer }) {
  const { line, holder, dueOn, late, overdue, sentBack } = transfer
  return (
    <Panel title="办理进度">
      <ol className="transfer-path" aria-label="办理进度">
        {line.map((step, at) => (
          <li
            key={step.act}
            className={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <i aria-hidden="true">{step.state === 'done' ? <Icon name="check" size={16} /> : at + 1}</i>
            <div>
              <strong>
                {step.title}
                <span className="unseen">{said[step.state]}</span>
              </strong>
              <small>
                {step.seat}
                {step.on && <span className="number">{step.on}</span>}
              </small>
            </div>
          </li>
        ))}
      </ol>
      {holder && (
        <p className="transfer-holder">
          现在由<strong>{holder}</strong>
          {sentBack ? '补正' : '办理'}
          {dueOn && (
            <span className={late || overdue ? 'transfer-late' : ''}>
              ，期限 {dueOn}
              {overdue ? '（介绍信已超期）' : late ? '（已超时限）' : ''}
            </span>
          )}
        </p>
      )}
    </Panel>
  )
}
