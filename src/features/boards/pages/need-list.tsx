import { measureGroups } from '#features/alerts/measures/kinds/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { besideLimits, levelNames, levels, urgencyOrder, urgencyWords } from '../needs/rules.ts'
import { NeedNumber } from './need-number.tsx'
import './needs.css'

type Row = Awaited<ReturnType<typeof call.boards.needs.list>>['rows'][number]

const asked = {
  urgentOverdue: { severities: ['urgent'], states: ['overdue'] },
  urgent: { severities: ['urgent'] },
  overdue: { states: ['overdue'] },
  open: {},
} as const

const columns: Column<Row>[] = [
  {
    key: 'organization',
    title: '党组织',
    card: 'title',
    sort: true,
    fixed: true,
    width: 210,
    render: ({ name }) => name,
  },
  { key: 'parentName', title: '上级党组织', hidden: true, width: 180 },
  ...urgencyOrder.map(
    (key): Column<Row> => ({
      key,
      title: urgencyWords[key],
      card: 'line',
      align: 'right',
      width: key === 'urgentOverdue' ? 120 : 90,
      render: (row) => (
        <NeedNumber
          organizationId={row.id}
          count={row[key]}
          label={`${row.name}${urgencyWords[key]}`}
          {...(asked[key] as object)}
        />
      ),
    }),
  ),
  ...measureGroups.map(
    (group): Column<Row> => ({
      key: group,
      title: group,
      align: 'right',
      width: 96,
      hidden: group === '印章与档案' || group === '公文与审批',
      render: ({ id, name, groups }) => {
        const own = groups.find((one) => one.group === group)
        return (
          <NeedNumber
            organizationId={id}
            count={own?.open ?? 0}
            label={`${name}${group}`}
            measures={own?.measures ?? []}
          />
        )
      },
    }),
  ),
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '党组织名称' },
  {
    kind: 'choice',
    name: 'level',
    label: '比较',
    required: true,
    options: levels.map((value) => ({ value, label: levelNames[value] })),
  },
  {
    kind: 'choices',
    name: 'groups',
    label: '缺什么',
    options: measureGroups.map((value) => ({ value, label: value })),
  },
]

/** 需要帮助的先看: where something is missing at the organizations below, the most pressing first. */
export default function NeedList() {
  const { nodes } = useOrganizations()
  const { chosen, change } = useChosen()
  return (
    <>
      <PageHelp>
        <p>
          列的是各党组织（连同下级）还没有了结的提醒条数：届期和班子、支部规模、组织生活、党费、信息缺漏等。点数字打开提醒列表，逐条看怎么办。
        </p>
        <p>
          排列的办法：先看“紧急且已过期限”的多少，一样多再看“紧急”，再看“已过期限”，最后看“未了结”；都一样的按组织树顺序。只为了先帮最需要的，不是评分，不论名次，也不用于考核。
        </p>
        <p>点“并排看”选两到六个党组织，缺什么、各张看板卡片放在一起看。</p>
      </PageHelp>
      <ListPage
        name="board-needs"
        unit="个党组织"
        note="按需要帮助的紧迫程度排列，不是评分，不论名次。"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ level: 'below' }}
        rowKey={(row: Row) => row.id}
        rowLink={(row) => addressOf('/alerts', { organizationId: row.id })}
        rowActs={({ id, name }) => (
          <button
            type="button"
            className="link"
            aria-pressed={chosen.includes(id)}
            aria-label={chosen.includes(id) ? `${name}不再并排看` : `${name}并排看`}
            disabled={!chosen.includes(id) && chosen.length >= besideLimits.most}
            onClick={() => change(id)}
          >
            {chosen.includes(id) ? '不再并排' : '并排看'}
          </button>
        )}
        tree={{ nodes, field: 'organizationId', label: '哪个党组织的下级', whole: '管理范围内' }}
        question={({ values, page, size, sort }) =>
          ask.boards.needs.list.queryOptions({
            input: { ...values, page, size, sort: sort === 'organization' ? 'organization' : 'urgency' },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort }) =>
              fileAddress('/board-needs.xlsx', {
                ...values,
                sort: sort === 'organization' ? 'organization' : 'urgency',
              }),
          },
        ]}
        above={<Chosen ids={chosen} />}
        empty={
          <Empty title="没有下级党组织" icon="check">
            换一个党组织，或把“比较”改为“全部党支部”；查找的条件也可以放宽。
          </Empty>
        }
      />
    </>
  )
}

/** Who is to be seen beside each other: in the address, so that paging does not lose it. */
function useChosen() {
  const { search, change } = useAddress()
  const chosen = [search.with].flat().map(Number).filter(Number.isInteger).filter(Boolean)
  return {
    chosen,
    change: (id: number) =>
      change({ with: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] }),
  }
}

function Chosen({ ids }: { ids: number[] }) {
  if (ids.length === 0) return null
  const enough = ids.length >= besideLimits.least
  return (
    <p className="needs-chosen" role="status">
      已选 {ids.length} 个党组织{!enough && '，再选一个就可以并排看'}
      {enough && (
        <PageLink className="button primary" to={addressOf('/needs/beside', { ids })}>
          <Icon name="columns" />
          并排看这 {ids.length} 个
        </PageLink>
      )}
    </p>
  )
}
