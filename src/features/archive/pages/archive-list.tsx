import { useQuery } from '@tanstack/react-query'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { retentionNames, retentions } from '../rules.ts'
import './archive.css'

type Row = Awaited<ReturnType<typeof call.archive.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'archiveNumber',
    title: '档号',
    fixed: true,
    sort: true,
    card: 'line',
    width: 190,
    render: (row) => <span className="archive-number">{row.archiveNumber}</span>,
  },
  { key: 'title', title: '题名', sort: true, card: 'title', width: 340 },
  { key: 'documentNumbers', title: '文件编号', card: 'line', width: 220 },
  { key: 'organizationName', title: '党组织', card: 'line', width: 200 },
  { key: 'responsible', title: '责任者', hidden: true, width: 200 },
  { key: 'formedOn', title: '日期', sort: true, card: 'aside', width: 110 },
  {
    key: 'retention',
    title: '保管期限',
    card: 'beside',
    width: 90,
    render: (row) => retentionNames[row.retention],
  },
  { key: 'pages', title: '页数', width: 70 },
  {
    key: 'filedAt',
    title: '归档时间',
    sort: true,
    hidden: true,
    width: 150,
    render: (row) => <When at={row.filedAt} />,
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '题名、正文、文件编号或档号' },
  { kind: 'number', name: 'year', label: '年度', least: 1900, most: 2200 },
  {
    kind: 'choices',
    name: 'retention',
    label: '保管期限',
    options: retentions.map((value) => ({ value, label: retentionNames[value] })),
  },
]

/** 档案目录: what was filed, found by anything its papers say. */
export default function ArchiveList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>
        请示办结以后，在请示页面点“一键归档”。这里可以按题名、正文里的字、文件编号和档号查找；点开一件，可以逐个打开包里的文件，或下载整个档案包。
      </PageHelp>
      <ListPage
        name="archive"
        unit="件档案"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-filedAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/archive/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.archive.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/archive.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={<Years />}
        empty={
          <Empty title="还没有归档的文件">
            请示办结、批复印发以后，在请示页面点“一键归档”，就会编好档号出现在这里。
          </Empty>
        }
      />
    </>
  )
}

/** The packages of a whole year, as one file. */
function Years() {
  const may = useMay()
  const { data } = useQuery(ask.archive.boxes.queryOptions({}))
  const years = [...new Set(data?.map(({ year }) => year))]
  if (!may('archive.keep') || years.length === 0) return null
  return (
    <MenuButton
      items={years.map((year) => ({
        key: String(year),
        label: `${year} 年度（${data?.filter((box) => box.year === year).reduce((sum, box) => sum + box.items, 0)} 件）`,
        icon: 'download' as const,
        onPick: () => window.location.assign(fileAddress(`/archive/years/${year}`, {})),
      }))}
    >
      导出年度档案包
    </MenuButton>
  )
}
