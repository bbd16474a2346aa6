import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { formatDay } from '#basics/days.ts'
import { type CardGroup, cardGroups } from '#features/boards/cards/specs/rules.ts'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { ask } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { ChildrenPanel } from './children.tsx'
import { Figures } from './figures.tsx'
import type { Shown } from './shown.ts'
import { AgePanel, BarsPanel, EducationPanel, JoinedPanel } from './structure.tsx'
import { SizesPanel, WaitingPanel } from './waiting.tsx'
import './dashboard.css'

const fields: Field[] = [{ kind: 'organization', name: 'organizationId', label: '党组织', nodes: undefined }]

const help = (
  <>
    <h3>数据看板</h3>
    <ul>
      <li>数字和图都由名册当天的情况算出；点数字看到背后的人，点下级党组织的名称看它的情况。</li>
      <li>
        “队伍结构”“增减变化”“工作进展”“今后”各有一组卡片：拖动滑块或填日期，看以往任何一天；可与上年同日、管辖范围整体或其他党组织比较。点图上的数字打开名单。
      </li>
      <li>“今后”里的退休人数和年龄结构是按现有人员推算的，卡片下写明了假定。</li>
      <li>“打印”按屏幕上看到的样子打印。</li>
    </ul>
  </>
)

/** 数据看板: the structure of an organization; down the tree by names, to the people by numbers. */
export default function Dashboard() {
  const { values, search, change } = useAddress(fields)
  const organizationId = values.organizationId as number | undefined
  const nodes = useTree()
  const query = useQuery({
    ...ask.dashboard.show.queryOptions({ input: { organizationId } }),
    placeholderData: keepPreviousData,
  })
  const { view, asOf, compare } = search
  const drill = (id: number) => addressOf('/dashboard', { organizationId: id, view, asOf, compare })
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader
        note={query.data && <Note shown={query.data} />}
        actions={
          <>
            <div className="dashboard-pick">
              <OrganizationTreeSelect
                nodes={nodes}
                value={organizationId ?? query.data?.organization.id}
                onChange={(id) => change({ organizationId: id }, { push: true })}
                label="党组织"
              />
            </div>
            <button type="button" className="button no-print" onClick={() => print()}>
              <Icon name="print" />
              打印
            </button>
          </>
        }
      />
      <Answered query={query} lines={10}>
        {(shown) => (
          <div className="dashboard">
            <Way shown={shown} drill={drill} />
            <Tabs label="数据看板" name="view" tabs={tabsOf(shown, drill)} />
          </div>
        )}
      </Answered>
    </>
  )
}

const CardGrid = lazy(() => import('#features/boards/pages/card-grid.tsx'))

function tabsOf(shown: Shown, drill: Drill): Tab[] {
  const { id, above } = shown.organization
  const groups = (Object.entries(cardGroups) as [CardGroup, string][]).map(([group, title]) => ({
    key: group,
    title,
    show: () => (
      <Suspense fallback={<Skeleton lines={10} />}>
        <CardGrid group={group} organizationId={id} today={shown.asOf} alone={above.length === 0} />
      </Suspense>
    ),
  }))
  return [{ key: 'today', title: '总览', show: () => <Overview shown={shown} drill={drill} /> }, ...groups]
}

type Drill = (id: number) => string

/** Today in one look. */
const Overview = ({ shown, drill }: { shown: Shown; drill: Drill }) => (
  <div className="dashboard">
    <Figures shown={shown} />
    <div className="dashboard-grid">
      <AgePanel shown={shown} />
      <div className="stack dashboard-stack">
        <EducationPanel shown={shown} />
        <BarsPanel shown={shown} title="入党时间" dimension="joined" />
      </div>
      <BarsPanel shown={shown} title="职业" dimension="occupation" />
      {shown.children.length > 0 && <SizesPanel shown={shown} />}
      <WaitingPanel shown={shown} />
      <JoinedPanel shown={shown} />
    </div>
    <ChildrenPanel shown={shown} drill={drill} />
  </div>
)

const Note = ({ shown }: { shown: Shown }) => (
  <>截至 {formatDay(shown.asOf)}，随名册即时更新。点数字看人员，点名称看下级。</>
)

/** The way from the top of one's reach down to here. */
function Way({ shown: { organization }, drill }: { shown: Shown; drill: (id: number) => string }) {
  if (organization.above.length === 0) return null
  return (
    <nav aria-label="党组织层级" className="dashboard-way">
      {organization.above.map(({ id, name }) => (
        <PageLink key={id} to={drill(id)}>
          {name}
        </PageLink>
      ))}
      <b>{organization.shortName ?? organization.name}</b>
    </nav>
  )
}
