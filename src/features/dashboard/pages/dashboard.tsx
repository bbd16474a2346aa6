import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { ask } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
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
      <li>“打印”按屏幕上看到的样子打印。</li>
    </ul>
  </>
)

/** 数据看板: the structure of an organization; down the tree by names, to the people by numbers. */
export default function Dashboard() {
  const { values, change } = useAddress(fields)
  const organizationId = values.organizationId as number | undefined
  const nodes = useTree()
  const query = useQuery({
    ...ask.dashboard.show.queryOptions({ input: { organizationId } }),
    placeholderData: keepPreviousData,
  })
  const drill = (id: number) => addressOf('/dashboard', { organizationId: id })
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
            <button type="button" className="button no-print dashboard-print" onClick={() => print()}>
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
        )}
      </Answered>
    </>
  )
}

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
