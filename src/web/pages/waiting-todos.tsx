import { Icon } from '../kit/icon.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { Skeleton } from '../kit/states.tsx'
import { useTodos } from '../todos.ts'
import './waiting-todos.css'

/** What waits for whoever looks, each with its number and the way to it. */
export function Waiting() {
  const { waiting, mine, reading } = useTodos()
  if (mine.length === 0) return null
  return (
    <section className="panel home-waiting">
      <h2>待办事项</h2>
      {reading && waiting.length === 0 && (
        // As much room as they will need, so that what stands below does not move away.
        <div className="room" style={{ '--rows': Math.min(mine.length, 8) } as React.CSSProperties}>
          <Skeleton lines={3} />
        </div>
      )}
      {!reading && waiting.length === 0 && <p className="muted">没有等您处理的事项。</p>}
      <ul>
        {waiting.map(({ todo, count, roles }, place) => (
          <li key={todo.key}>
            <PageLink to={todo.to}>
              <i className={place === 0 ? 'red' : undefined}>
                <Icon name={todo.icon} size={22} />
              </i>
              <span className="grow">
                {todo.title}
                {todo.note && <small>{todo.note}</small>}
                {roles.length > 0 && <small className="as">以{roles.join('、')}身份</small>}
              </span>
              <b className="number">{count?.toLocaleString('zh-CN') ?? '…'}</b>
              <Icon name="right" size={16} />
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
