import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { openNames, stateNames } from '../desk/rules.ts'
import { kindNames, kinds, type MaterialState, validityNames } from '../rules.ts'
import { NewMaterial } from './new-material.tsx'
import { ShelvesDialog } from './shelves-dialog.tsx'
import { ValidityMark } from './validity-mark.tsx'

type Row = Awaited<ReturnType<typeof call.library.desk.list>>['rows'][number]

export const stateTones: Record<MaterialState, Tone> = {
  draft: 'quiet',
  submitted: 'warning',
  published: 'good',
  withdrawn: 'bad',
}

const columns: Column<Row>[] = [
  { key: 'title', title: '标题', card: 'title', fixed: true, width: 320, sort: true },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 170,
    render: ({ state, open, currentVersion }) => (
      <StatusDot tone={stateTones[open === 'submitted' ? 'submitted' : state]}>
        {open && currentVersion ? `${stateNames[state]}，${openNames[open]}` : stateNames[state]}
      </StatusDot>
    ),
  },
  { key: 'columnName', title: '栏目', card: 'line', width: 110, sort: true },
  { key: 'kind', title: '类型', width: 70, render: ({ kind }) => kindNames[kind] },
  { key: 'issuer', title: '发布机关', card: 'line', width: 160 },
  { key: 'documentNumber', title: '文号', hidden: true, width: 160 },
  { key: 'issuedOn', title: '发布日期', card: 'aside', width: 110, sort: true },
  {
    key: 'validity',
    title: '有效性',
    width: 100,
    render: ({ validity }) => <ValidityMark validity={validity} />,
  },
  {
    key: 'sensitivity',
    title: '标识',
    width: 70,
    render: ({ sensitivity }) => sensitivityNames[sensitivity],
  },
  {
    key: 'audienceName',
    title: '阅读范围',
    width: 180,
    render: ({ audienceName }) => audienceName ?? '全院',
  },
  { key: 'madeBy', title: '登记人', hidden: true, width: 90 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fieldsWith = (shelves: { id: number; name: string }[] | undefined): Field[] => [
  { kind: 'text', name: 'text', label: '查找', placeholder: '标题、发布机关、文号' },
  { kind: 'choice', name: 'state', label: '状态', options: options(stateNames) },
  {
    kind: 'choice',
    name: 'columnId',
    label: '栏目',
    options: (shelves ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  },
  {
    kind: 'choice',
    name: 'kind',
    label: '类型',
    options: kinds.map((value) => ({ value, label: kindNames[value] })),
  },
  { kind: 'number', name: 'year', label: '年份', least: 1900, most: 2200 },
  { kind: 'text', name: 'issuer', label: '发布机关' },
  { kind: 'choice', name: 'validity', label: '有效性', options: options(validityNames) },
  { kind: 'choice', name: 'sensitivity', label: '标识', options: options(sensitivityNames) },
]

/** 资料管理: what the desk keeps, and how far each is. */
export default function DeskList() {
  const shelves = useQuery(ask.library.columns.queryOptions())
  const mayArrange = useMay()('library.arrange')
  const [open, setOpen] = useState<'new' | 'shelves' | null>(null)
  return (
    <>
      <PageHelp>
        <h3>资料管理</h3>
        <ul>
          <li>登记资料，写好正文，提交审核；另一位同志审核后发布，提交的人不能审核自己的。</li>
          <li>提交以后，可以审核的同志收到站内信；通过或退回，提交的人收到站内信。</li>
          <li>规定修订、代替或废止的，打开它点“修订、代替或废止”，旧规定到期自动废止并链接到新规定。</li>
          <li>已发布的资料要改，起草新版本；发布以前读者看到的还是原来的版本。</li>
          <li>内部资料给党员看，敏感资料给党组织负责人看，公开资料在外网也能看。</li>
          <li>党委管理给本单位看的资料；全院阅读的资料和栏目、专题由院政工部门管理。</li>
        </ul>
      </PageHelp>
      <ListPage
        name="library-desk"
        unit="份"
        columns={columns}
        fields={fieldsWith(shelves.data)}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/library/desk/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.library.desk.list.queryOptions({
            input: { ...values, page, size, ...(sort ? { sort, descending } : {}) } as object,
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/library/desk/materials.xlsx', { ...values }),
          },
        ]}
        savedViews
        actions={
          <>
            {mayArrange && (
              <button type="button" className="button" onClick={() => setOpen('shelves')}>
                栏目和专题
              </button>
            )}
            <button type="button" className="button primary" onClick={() => setOpen('new')}>
              <Icon name="plus" />
              登记资料
            </button>
          </>
        }
        empty={<Empty title="没有符合条件的资料">点“登记资料”，写好后提交审核。</Empty>}
      />
      {open === 'new' && <NewMaterial onClose={() => setOpen(null)} />}
      {open === 'shelves' && <ShelvesDialog onClose={() => setOpen(null)} />}
    </>
  )
}
