import { When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Affair } from './affair.tsx'
import { Due } from './affair-state.tsx'

/** With whom it lies now, until when, and who was urged. */
export function AffairWaiting({ affair }: { affair: Affair }) {
  if (affair.tasks.length === 0) return null
  return (
    <Panel title="当前承办">
      <ul className="affair-waiting">
        {affair.tasks.map((task) => (
          <li key={task.id}>
            <b>{task.holder}</b>
            {task.status === 'waiting' && <span className="muted">等待他人先提意见</span>}
            <div className="muted">
              {task.names.length > 0 ? namesOf(task.names, task.holder) : '现在没有人担任，请联系上级党组织'}
            </div>
            <div>
              {task.stepName}
              {task.dueOn && (
                <>
                  ，期限 <Due on={task.dueOn} overdue={affair.overdue} />
                </>
              )}
              {task.urgedOn && (
                <>
                  ，已于 <When at={task.urgedOn} /> 催办
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {affair.copies.length > 0 && (
        <p className="muted">
          抄送：{affair.copies.map(({ name, readAt }) => `${name}${readAt ? '（已阅）' : ''}`).join('、')}
        </p>
      )}
    </Panel>
  )
}

const namesOf = (names: string[], holder: string) => {
  const others = names.filter((name) => name !== holder)
  return others.length > 6 ? `${others.slice(0, 6).join('、')} 等 ${others.length} 人` : others.join('、')
}
