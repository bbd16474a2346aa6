import { lazy, Suspense, useState } from 'react'
import { roleTitle } from '../frames/roles.ts'
import { useFrame } from '../kit/device.ts'
import { Icon } from '../kit/icon.tsx'
import { Silk } from '../kit/mark.tsx'
import { PageHelp } from '../kit/page.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { Panel } from '../kit/panel.tsx'
import { Skeleton } from '../kit/states.tsx'
import { cards } from '../page-list.ts'
import { type Role, useMay, useRoles, useSession } from '../session.ts'
import { useTodos } from '../todos.ts'
import { BroughtCards } from './brought-cards.tsx'
import { dayInWords, greeting } from './greeting.ts'
import PhoneHome from './phone-home.tsx'
import { useUsualPages } from './usual-pages.ts'
import './workbench.css'

const UsualDialog = lazy(() => import('./usual-dialog.tsx'))

const help = (
  <>
    <h3>工作台</h3>
    <p>上方是等您处理的事项，点开就是名单。切换身份后，数字随之变化；“全部身份”把各身份的待办合在一起。</p>
    <p>
      “常用功能”先按身份列出，点“调整”可以自己选，最多 12
      项，电脑和手机上一样；全部功能在左侧菜单，手机上在“我的”。
    </p>
  </>
)

/** The first page: who I am here, what waits for me, and the ways to what I use most. */
export default function Workbench() {
  const phone = useFrame() === 'phone'
  return (
    <>
      <PageHelp>{help}</PageHelp>
      {phone ? <PhoneHome /> : <DesktopHome />}
    </>
  )
}

function DesktopHome() {
  const may = useMay()
  const mine = cards.filter((card) => may(card.permission))
  const at = (place: string) => mine.filter((card) => card.place === place)
  const side = at('side')
  return (
    <div className="workbench">
      <h1 className="unseen">工作台</h1>
      <Hero />
      <TodoStats />
      <BroughtCards cards={at('band')} />
      <div className={side.length > 0 ? 'workbench-grid' : 'workbench-grid single'}>
        <div className="stack">
          <BroughtCards cards={at('main')} />
          <QuickEntries />
        </div>
        {side.length > 0 && (
          <div className="stack">
            <BroughtCards cards={side} />
          </div>
        )}
      </div>
    </div>
  )
}

function Hero() {
  const session = useSession().data
  const { roles, acting } = useRoles()
  const now = new Date()
  const held = acting ? [acting] : roles
  return (
    <section className="hero" aria-label="欢迎">
      <Silk
        className="hero-silk"
        lines={40}
        width={1100}
        height={240}
        swing={54}
        colour="#C9904A"
        opacity={0.55}
        phase={0.6}
      />
      <div>
        <p className="hero-name">
          {greeting(now)}，<span className="name">{session?.person?.name}</span>同志
        </p>
        <p className="muted">
          今天是 {dayInWords(now)}
          {held.length > 0 && <span className="hero-roles">{rolesInWords(held)}</span>}
        </p>
      </div>
    </section>
  )
}

const rolesInWords = ([first, ...more]: Role[]) =>
  first ? `${roleTitle(first)}${more.length > 0 ? ` 等 ${more.length + 1} 个身份` : ''}` : ''

function TodoStats() {
  const { waiting, mine, reading } = useTodos()
  if (mine.length === 0) return null
  if (waiting.length === 0) {
    return (
      <p className={reading ? `nothing-waits ${mine.length > 12 ? 'much room' : 'room'}` : 'nothing-waits'}>
        {reading ? (
          '正在查看待办……'
        ) : (
          <>
            <Icon name="done" size={20} />
            没有等您处理的事项。
          </>
        )}
      </p>
    )
  }
  return (
    <ul className="todo-stats">
      {waiting.map(({ todo, count, roles }, place) => (
        <li key={todo.key}>
          <PageLink to={todo.to} className={place === 0 ? 'hot' : undefined}>
            <i>
              <Icon name={todo.icon} size={22} />
            </i>
            <span className="grow">
              {todo.title}
              {todo.note && <small>{todo.note}</small>}
              {roles.length > 0 && <small className="as">以{roles.join('、')}身份</small>}
            </span>
            <b className="number">{count?.toLocaleString('zh-CN') ?? '…'}</b>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

function QuickEntries() {
  const usual = useUsualPages()
  const [adjusting, setAdjusting] = useState(false)
  if (usual.choice.length === 0) return null
  return (
    <Panel
      title="常用功能"
      extra={
        usual.adjustable && (
          <button type="button" className="link" disabled={usual.reading} onClick={() => setAdjusting(true)}>
            调整
          </button>
        )
      }
    >
      {usual.reading && <Skeleton lines={2} />}
      <ul className="quick">
        {(usual.reading ? [] : usual.shown).map((page) => (
          <li key={page.path}>
            <PageLink to={page.path}>
              <i>
                <Icon name={page.icon ?? 'record'} size={24} face="var(--gold-200)" />
              </i>
              {page.menu?.title ?? page.title}
            </PageLink>
          </li>
        ))}
      </ul>
      <Suspense>{adjusting && <UsualDialog usual={usual} onClose={() => setAdjusting(false)} />}</Suspense>
    </Panel>
  )
}
