import { useQuery } from '@tanstack/react-query'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { kindNames, kinds, validityNames } from '../rules.ts'
import { Thumbnail } from './thumbnail.tsx'
import { ValidityMark } from './validity-mark.tsx'

type Row = Awaited<ReturnType<typeof call.library.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'title',
    title: '标题',
    card: 'title',
    fixed: true,
    sort: true,
    width: 360,
    render: (row) => (
      <>
        <Thumbnail of={row} />
        {row.title}
      </>
    ),
  },
  {
    key: 'validity',
    title: '有效性',
    card: 'beside',
    width: 110,
    render: ({ validity }) => <ValidityMark validity={validity} />,
  },
  { key: 'columnName', title: '栏目', card: 'line', sort: true, width: 120 },
  { key: 'issuer', title: '发布机关', card: 'line', width: 160 },
  { key: 'documentNumber', title: '文号', width: 160 },
  { key: 'kind', title: '类型', width: 80, render: ({ kind }) => kindNames[kind] },
  { key: 'issuedOn', title: '发布日期', card: 'aside', sort: true, width: 110 },
  {
    key: 'sensitivity',
    title: '标识',
    hidden: true,
    width: 80,
    render: ({ sensitivity }) => sensitivityNames[sensitivity],
  },
]

/** What may be read here, the newest first. */
export default function MaterialList() {
  const shelves = useQuery(ask.library.columns.queryOptions())
  const topics = useQuery(ask.library.shelves.topics.queryOptions())
  const fields: Field[] = [
    { kind: 'text', name: 'text', label: '查找', placeholder: '标题、发布机关、文号' },
    {
      kind: 'choice',
      name: 'columnId',
      label: '栏目',
      options: (shelves.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: '类型',
      options: kinds.map((value) => ({ value, label: kindNames[value] })),
    },
    {
      kind: 'choice',
      name: 'validity',
      label: '有效性',
      options: Object.entries(validityNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      name: 'topicId',
      label: '专题',
      options: (topics.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    },
  ]
  return (
    <>
      <PageHelp>
        <h3>全部资料</h3>
        <p>这里是可以阅读的资料。内部资料给党员看，敏感资料给党组织负责人看；外网只有公开资料。</p>
      </PageHelp>
      <ListPage
        name="library"
        unit="份"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/library/materials/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.library.list.queryOptions({
            input: { ...values, page, size, ...(sort ? { sort: sort as 'title', descending } : {}) },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/library/materials.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
          },
        ]}
        empty={<Empty title="没有符合条件的资料">换一个栏目或少写几个字再试。</Empty>}
      />
    </>
  )
}
