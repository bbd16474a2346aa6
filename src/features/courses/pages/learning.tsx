import { useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { ask, type call } from '#web/call.ts'
import { Icon, type IconName } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay, useOutside } from '#web/session.ts'
import './learning.css'

type Overview = Awaited<ReturnType<typeof call.courses.learning.overview>>
type Way = { to: string; icon: IconName; title: string; permission: string }

const ways: Way[] = [
  { to: '/library', icon: 'bookmark', title: '资料库', permission: 'library.read' },
  { to: '/courses', icon: 'record', title: '课程', permission: 'courses.read' },
  { to: '/guides', icon: 'help', title: '办事指南', permission: 'guides.read' },
  { to: '/exhibitions', icon: 'eye', title: '线上展馆', permission: 'exhibition.read' },
  { to: '/red-map', icon: 'grid', title: '红色云图', permission: 'redMap.read' },
  { to: '/library/own', icon: 'pen', title: '我的书苑', permission: 'library.read' },
  { to: '/study-records?box=own', icon: 'done', title: '学习记录', permission: 'courses.own' },
  { to: '/study-sessions', icon: 'calendar', title: '集体学习', permission: 'courses.organize' },
]

/** 学习: where one left off, what one studies together next, what one keeps at hand, and the ways to all of it. */
export default function Learning() {
  const query = useQuery(ask.courses.learning.overview.queryOptions())
  const may = useMay()
  return (
    <>
      <PageHelp>
        <h3>学习</h3>
        <p>接着读上次的资料和课程，看将要进行的集体学习，或者从下面的入口找资料、查办事指南、看展览。</p>
        <p>读到哪里、收藏了什么，只有您自己看得到，也不计数。</p>
      </PageHelp>
      <PageHeader
        actions={
          <PageLink className="button primary" to="/library/search">
            <Icon name="search" />
            查找
          </PageLink>
        }
      />
      <nav className="learning-ways" aria-label="学习的入口">
        {ways
          .filter(({ permission }) => may(permission))
          .map(({ to, icon, title }) => (
            <PageLink key={to} to={to}>
              <i>
                <Icon name={icon} size={26} face="#f6d8a0" />
              </i>
              <span>{title}</span>
            </PageLink>
          ))}
      </nav>
      <Answered query={query}>{(found) => <Found found={found} />}</Answered>
    </>
  )
}

function Found({ found: { reading, sessions, courses, favourites } }: { found: Overview }) {
  const outside = useOutside()
  return (
    <PanelGrid least={340}>
      <Lines
        title="接着读"
        none="打开过的资料会出现在这里，从上次读到的地方接着读。"
        lines={reading.map(({ id, title, columnName }) => ({
          key: id,
          title,
          to: `/library/materials/${id}`,
          note: columnName,
        }))}
      />
      {!outside && (
        <Lines
          title="将要进行的集体学习"
          none="党支部安排了集体学习并通知以后，会出现在这里。"
          lines={sessions.map(({ meetingId, studied, on, startsAt, place, address }) => ({
            key: meetingId,
            title: `《${studied}》`,
            to: address,
            note: [on && formatDay(on), startsAt, place].filter(Boolean).join('　'),
          }))}
        />
      )}
      <Lines
        title="正在学的课程"
        none="还没有开始的课程。点上面的“课程”选一门。"
        lines={courses.map(({ id, title, parts, done }) => ({
          key: id,
          title,
          to: `/courses/${id}`,
          note: done >= parts ? '已学完' : `学了 ${done} 节，共 ${parts} 节`,
        }))}
      />
      <Lines
        title="我的收藏"
        more="/library/own"
        none="在资料页点“收藏”，以后在这里就找得到。"
        lines={favourites.map(({ id, title, columnName }) => ({
          key: id,
          title,
          to: `/library/materials/${id}`,
          note: columnName,
        }))}
      />
    </PanelGrid>
  )
}

type Line = { key: number; title: string; to: string; note: string }

function Lines({ title, lines, none, more }: { title: string; lines: Line[]; none: string; more?: string }) {
  return (
    <Panel
      title={title}
      extra={
        more &&
        lines.length > 0 && (
          <PageLink className="link" to={more}>
            全部
          </PageLink>
        )
      }
    >
      {lines.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="learning-lines">
          {lines.map(({ key, title: name, to, note }) => (
            <li key={key}>
              <PageLink to={to}>
                <span className="grow">
                  {name}
                  <small>{note}</small>
                </span>
                <Icon name="right" size={16} />
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
