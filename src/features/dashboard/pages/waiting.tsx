import { branchSizes } from '#features/people/figures/brackets/rules.ts'
import { addressOf } from '#web/kit/address.ts'
import { type Bar, Bars } from '#web/kit/bars.tsx'
import { Icon, type IconName } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { questionOfProbationOver } from '../rules.ts'
import { listOf, type Shown } from './shown.ts'

/** Branches by size; each opens its branches. */
export function SizesPanel({ shown }: { shown: Shown }) {
  const { id } = shown.organization
  const labels = new Map<string, string>(branchSizes.map(({ key, label }) => [key, label]))
  const items = shown.sizes.map(({ key, branches }): Bar => {
    const odd = key === 'under3' || key === 'over50'
    return {
      key,
      label: labels.get(key) ?? key,
      value: branches,
      colour: odd ? 'var(--warning)' : 'var(--series-3)',
      to: branches ? addressOf('/dashboard/branches', { organizationId: id, size: key }) : undefined,
    }
  })
  return (
    <Panel title="党支部规模">
      <Bars items={items} unit=" 个" />
      <p className="dashboard-note">
        党支部一般不少于3名正式党员、不超过50名党员（《支部工作条例（试行）》第四条）。
      </p>
    </Panel>
  )
}

type Item = {
  key: string
  icon: IconName
  title: string
  value: number
  unit: string
  to: string
  permission: string
}

/** What somebody should see to: nothing here is counted against anyone. */
export function WaitingPanel({ shown }: { shown: Shown }) {
  const may = useMay()
  const items = itemsOf(shown).filter(({ value, permission }) => value > 0 && may(permission))
  return (
    <Panel title="需要关注">
      {items.length === 0 && <Empty title="没有需要关注的事项" icon="check" />}
      <ul className="dashboard-waiting">
        {items.map(({ key, icon, title, value, unit, to }) => (
          <li key={key}>
            <PageLink to={to}>
              <Icon name={icon} size={22} />
              <span className="grow">{title}</span>
              <span>
                <b className="number">{value.toLocaleString('zh-CN')}</b> {unit}
              </span>
              <Icon name="right" size={14} />
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function itemsOf({ organization: { id }, waiting, asOf }: Shown): Item[] {
  const terms = (termStatus: string) =>
    addressOf('/organizations', { organizationId: id, termStatus, sort: 'termEndsOn' })
  const organizations = { unit: '个', permission: 'organizations.read' }
  return [
    {
      key: 'overdue',
      icon: 'calendar',
      title: '已届满未换届',
      value: waiting.termsOverdue,
      to: terms('overdue'),
      ...organizations,
    },
    {
      key: 'soon',
      icon: 'clock',
      title: '六个月内届满',
      value: waiting.termsSoon,
      to: terms('soon'),
      ...organizations,
    },
    {
      key: 'probation',
      icon: 'record',
      title: '入党满一年仍为预备党员（含延长预备期的）',
      value: waiting.probationOver,
      unit: '人',
      to: listOf(id, questionOfProbationOver(asOf)),
      permission: 'people.read',
    },
    {
      key: 'proposals',
      icon: 'pen',
      title: '待答复的更正申请',
      value: waiting.proposals,
      unit: '件',
      to: addressOf('/proposals', { organizationId: id }),
      permission: 'people.decideProposals',
    },
    {
      key: 'differences',
      icon: 'inbox',
      title: '待处理的主数据差异',
      value: waiting.differences,
      unit: '条',
      to: addressOf('/differences', { organizationId: id }),
      permission: 'masterData.differences',
    },
  ]
}
