import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { type GapKind, gapKindNames, gapKinds } from '../gaps/rules.ts'
import { GiveDialog } from './give-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.ledger.gaps.branches>>['rows'][number]

/** A count opens what stands behind it: the list of that branch. */
const behind: Record<GapKind, (id: number) => string> = {
  life: (id) => `/ledger?organizationId=${id}&tab=gaps`,
  records: (id) => `/meetings?organizationId=${id}`,
  office: (id) => `/organizations/${id}`,
  items: (id) => `/work-items?organizationId=${id}&states=overdue`,
  admissions: (id) => `/admissions?organizationId=${id}&only=late`,
  transfers: (id) => `/transfers?organizationId=${id}&box=late`,
}

const counted = (kind: GapKind): Column<Row> => ({
  key: kind,
  title: gapKindNames[kind],
  sort: true,
  width: 110,
  render: (row) =>
    row[kind] === 0 ? (
      <span className="muted">—</span>
    ) : (
      <PageLink className="link number" to={behind[kind](row.organizationId)}>
        {row[kind]}
      </PageLink>
    ),
})

const columns: Column<Row>[] = [
  { key: 'name', title: '党支部', card: 'title', fixed: true, sort: true, width: 200 },
  { key: 'parentName', title: '上级党组织', card: 'line', width: 180 },
  ...gapKinds.map(counted),
  {
    key: 'total',
    title: '合计',
    card: 'beside',
    width: 80,
    render: ({ total }) => <span className="number">{total === 0 ? '齐全' : `缺 ${total} 项`}</span>,
  },
  { key: 'words', title: '具体内容', card: 'line', width: 320 },
]

const thisYear = () => Number(today().slice(0, 4))
const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '党支部名称' },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: [0, 1, 2].map((ago) => ({ value: String(thisYear() - ago), label: `${thisYear() - ago} 年` })),
  },
  { kind: 'choice', name: 'kind', label: '缺哪类', options: options(gapKindNames) },
  { kind: 'yes', name: 'whole', label: '也看齐全的' },
]

/** 各党支部还缺什么: a committee sees who needs help, and gives it. */
export default function GapList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [giving, setGiving] = useState<number[] | null>(null)
  return (
    <>
      <PageHelp>
        <h3>各党支部还缺什么</h3>
        <p>
          列出各党支部还可以补上的内容，需要帮助的排在前面，便于上级党组织主动联系、一起补上。每个数字点开就是具体内容。
        </p>
        <p>这里不打分，也不用来比较支部。选中几个党支部，可以一次布置任务。</p>
      </PageHelp>
      <ListPage
        name="ledger-gaps"
        unit="个党支部"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ year: String(thisYear()) }}
        sortStart="-help"
        rowKey={(row: Row) => row.organizationId}
        rowLink={(row) => `/ledger?organizationId=${row.organizationId}&tab=gaps`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.ledger.gaps.branches.queryOptions({
            input: { ...(values as { year: number }), page, size, sort, descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/ledger-gaps.xlsx', { ...values, sort, descending }),
          },
        ]}
        {...(may('ledger.assign') && {
          batch: [
            {
              title: '布置任务',
              icon: 'feed' as const,
              act: (rows: Row[]) => setGiving(rows.map(({ organizationId }) => organizationId)),
            },
          ],
        })}
        empty={<Empty title="没有发现缺少的内容">管理范围内的党支部，规定的组织生活都有记录。</Empty>}
      />
      {giving && <GiveDialog chosen={giving} onClose={() => setGiving(null)} />}
    </>
  )
}
