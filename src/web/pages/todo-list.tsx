import { Icon } from '../kit/icon.tsx'
import { PageHelp } from '../kit/page.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { Panel } from '../kit/panel.tsx'
import { Empty } from '../kit/states.tsx'
import { pages } from '../page-list.ts'
import { useMay } from '../session.ts'
import { useTodos } from '../todos.ts'
import { Waiting } from './waiting-todos.tsx'
import './me.css'

/** Where one looks after what was done, what one began and what was said, beside what waits. */
const also = [
  { path: '/affairs', to: '/affairs?box=done', title: '我已办理的审批' },
  { path: '/affairs', to: '/affairs?box=started', title: '我发起的审批' },
  { path: '/affairs', to: '/affairs?box=copied', title: '抄送我的' },
  { path: '/messages', to: '/messages', title: '站内信' },
  { path: '/alerts', to: '/alerts', title: '提醒' },
]

/** 待办 of the phone: everything that waits for whoever looks, in one place. */
export default function TodoList() {
  const may = useMay()
  const { mine } = useTodos()
  const ways = also.filter(({ path }) => pages.some((page) => page.path === path && may(page.permission)))
  return (
    <>
      <PageHelp>
        <h3>待办</h3>
        <p>等您办理、审核、确认的事项都在这里，点开就是要办的那一项。办完以后自动消失。</p>
      </PageHelp>
      <PageHeader />
      <div className="stack">
        {mine.length > 0 ? <Waiting /> : <Empty title="没有等您处理的事项" icon="inbox" />}
        <Panel title="也在这里找">
          <ul className="me-list me-pages">
            {ways.map(({ to, title }) => (
              <li key={to}>
                <PageLink to={to}>
                  <span className="grow">{title}</span>
                  <Icon name="right" size={16} />
                </PageLink>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
