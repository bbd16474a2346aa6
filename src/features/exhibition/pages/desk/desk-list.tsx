import { useState } from 'react'
import { sensitivities, sensitivityNames } from '#basics/sensitivity.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { type ExhibitionState, stateNames } from '../../rules.ts'
import { EntryList } from '../guest-book/entry-list.tsx'

type Row = Awaited<ReturnType<typeof call.exhibition.desk.list>>['rows'][number]

export const stateTones: Record<ExhibitionState, Tone> = {
  draft: 'info',
  submitted: 'warning',
  published: 'good',
  withdrawn: 'quiet',
}

const columns: Column<Row>[] = [
  { key: 'title', title: '展览', card: 'title', fixed: true, sort: true, width: 280 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: ({ state }) => <StatusDot tone={stateTones[state]}>{stateNames[state]}</StatusDot>,
  },
  { key: 'organizationName', title: '布展单位', card: 'line', width: 200 },
  {
    key: 'audienceName',
    title: '可见范围',
    card: 'line',
    width: 160,
    render: ({ audienceName }) => audienceName ?? '全院',
  },
  {
    key: 'sensitivity',
    title: '标识',
    width: 80,
    render: ({ sensitivity }) => sensitivityNames[sensitivity],
  },
  {
    key: 'halls',
    title: '内容',
    card: 'aside',
    width: 160,
    render: ({ halls, exhibits }) => `${halls} 个展厅，${exhibits} 件展品`,
  },
  { key: 'waiting', title: '待处理留言', width: 110, render: ({ waiting }) => waiting || '' },
  {
    key: 'editedAt',
    title: '最近修改',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ editedAt }) => <When at={editedAt} />,
  },
  { key: 'editedBy', title: '修改人', width: 120 },
]

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const filters: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '展览名称' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: [...choices(stateNames), { value: 'deciding', label: '待我审核' }],
  },
  { kind: 'choice', name: 'sensitivity', label: '标识', options: choices(sensitivityNames) },
]

/** What is said of an exhibition as a whole. */
export const factFields = (nodes: TreeNode[] | undefined): Field[] => [
  { kind: 'text', name: 'title', label: '展览名称', required: true, maximum: 60, wide: true },
  { kind: 'text', name: 'subtitle', label: '副题', maximum: 60, wide: true },
  { kind: 'words', name: 'introduction', label: '简介', maximum: 1000 },
  {
    kind: 'choice',
    name: 'sensitivity',
    label: '标识',
    required: true,
    options: sensitivities.map((value) => ({ value, label: sensitivityNames[value] })),
    hint: '公开的外网也能看；内部的给党员看；敏感的只给党组织负责人看。',
  },
  {
    kind: 'organization',
    name: 'audienceId',
    label: '可见范围',
    nodes,
    placeholder: '全院',
    hint: '不选为全院，由院政工部门审核。',
  },
]
export const factsOf = (values: Values) => ({
  title: String(values.title ?? ''),
  subtitle: values.subtitle ? String(values.subtitle) : null,
  introduction: String(values.introduction ?? ''),
  sensitivity: values.sensitivity as (typeof sensitivities)[number],
  audienceId: values.audienceId ? Number(values.audienceId) : null,
})

/** 布展: exhibitions being made and shown, and what visitors wrote. */
export default function DeskList() {
  const [making, setMaking] = useState(false)
  return (
    <>
      <PageHelp>
        <h3>布展</h3>
        <ul>
          <li>新建展览，添加展厅和展品，让程序建厅，或上传自己拍的全景图。</li>
          <li>提交审核后由另一位同志审核发布；面向全院的由院政工部门审核。</li>
          <li>发布以后继续修改，参观者看到的仍是发布的版本，再次审核通过才更新。</li>
          <li>留言审看以后公开；不妥的写明原因，不公开。</li>
        </ul>
      </PageHelp>
      <PageHeader
        actions={
          <button type="button" className="button primary" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            新建展览
          </button>
        }
      />
      <Tabs
        label="布展"
        tabs={[
          { key: 'exhibitions', title: '展览', show: () => <Exhibitions /> },
          { key: 'guests', title: '留言', show: () => <EntryList /> },
        ]}
      />
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </>
  )
}

function Exhibitions() {
  const { nodes } = useOrganizations()
  return (
    <ListPage
      headless
      name="exhibitions"
      unit="个展览"
      columns={columns}
      fields={filters}
      searchField="text"
      sortStart="-editedAt"
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/exhibitions/desk/${row.id}`}
      tree={{ nodes, field: 'organizationId', label: '布展单位', whole: '管理范围内全部党组织' }}
      question={({ values, page, size, sort, descending }) =>
        ask.exhibition.desk.list.queryOptions({ input: { ...values, page, size, sort, descending } })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/exhibition-desk.xlsx', { ...values, sort, descending }),
        },
      ]}
      empty={<Empty title="没有符合条件的展览">点“新建展览”，从名称和简介开始。</Empty>}
    />
  )
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const go = useGo()
  const create = useAct(call.exhibition.desk.create, {
    done: '已新建',
    after: ({ id }) => go(`/exhibitions/desk/${id}`),
  })
  const top = nodes?.find(({ parentId }) => !nodes.some(({ id }) => id === parentId))
  if (!top) return null
  return (
    <FormDialog
      title="新建展览"
      fields={[
        { kind: 'organization', name: 'organizationId', label: '布展单位', required: true, nodes },
        ...factFields(nodes),
      ]}
      start={{ sensitivity: 'internal', organizationId: top.id }}
      submitWord="新建"
      onClose={onClose}
      onSubmit={(values) =>
        create.send({ ...factsOf(values), organizationId: Number(values.organizationId) })
      }
    />
  )
}
