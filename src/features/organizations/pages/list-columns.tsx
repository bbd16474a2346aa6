import type { call } from '#web/call.ts'
import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import type { Column } from '#web/kit/list-question.ts'
import { Label } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { columnNames, kindNames, type OrganizationKind, organizationKinds } from '../rules.ts'
import { TermDot } from './term-dot.tsx'

export type OrganizationRow = Awaited<ReturnType<typeof call.organizations.list>>['rows'][number]
type Key = keyof typeof columnNames

const column = (key: Key, more: Omit<Column<OrganizationRow>, 'key' | 'title'> = {}) => ({
  key,
  title: columnNames[key],
  ...more,
})

export const KindLabel = ({ kind }: { kind: OrganizationKind }) => (
  <Label tone={kind === 'committee' ? 'red' : kind === 'generalBranch' ? 'gold' : 'quiet'}>
    {kindNames[kind]}
  </Label>
)

/** What the list shows; the keys are those of the export. */
export const columns: Column<OrganizationRow>[] = [
  column('name', {
    sort: true,
    fixed: true,
    width: 256,
    card: 'title',
    render: (row) => (
      <>
        {row.name}
        {row.closed && <Label>已撤销</Label>}
      </>
    ),
  }),
  column('kind', { sort: true, width: 106, card: 'beside', render: (row) => <KindLabel kind={row.kind} /> }),
  column('parentName', { width: 196, card: 'line' }),
  column('secretary', {
    width: 84,
    card: 'line',
    render: (row) => row.secretary && <RareName name={row.secretary} />,
  }),
  column('members', {
    width: 84,
    align: 'right',
    card: 'aside',
    render: ({ members }) => (
      <>
        {members.toLocaleString('zh-CN')}
        <span className="on-card"> 名党员</span>
      </>
    ),
  }),
  column('termEndsOn', {
    sort: true,
    width: 124,
    card: 'line',
    render: ({ termEndsOn, termStatus }) =>
      termEndsOn && (
        <span className="term-end">
          {termEndsOn}
          {termStatus !== 'running' && termStatus !== null && <TermDot status={termStatus} />}
        </span>
      ),
  }),
  column('termStatus', {
    width: 110,
    hidden: true,
    render: (row) => row.termStatus && <TermDot status={row.termStatus} />,
  }),
  column('code', { sort: true, width: 110, hidden: true }),
  column('shortName', { width: 160, hidden: true }),
  column('establishedOn', { sort: true, width: 120, hidden: true }),
  column('termFrom', { width: 120, hidden: true }),
  column('closedOn', { width: 120, hidden: true }),
]

export const fields: Field[] = [
  {
    kind: 'text',
    name: 'text',
    label: '名称',
    placeholder: '名称、简称、拼音首字母或编码',
    hint: '名称可以只写一部分；编码写开头几位即可。',
  },
  {
    kind: 'choice',
    name: 'termStatus',
    label: '届期',
    options: [
      { value: 'overdue', label: '已届满' },
      { value: 'soon', label: '六个月内届满' },
      { value: 'running', label: '任期内' },
      { value: 'missing', label: '未登记届期' },
    ],
  },
  { kind: 'day', name: 'asOf', label: '截止日期', until: today() },
  {
    kind: 'choices',
    name: 'kinds',
    label: '类别',
    options: organizationKinds.map((value) => ({ value, label: kindNames[value] })),
  },
  { kind: 'yes', name: 'closed', label: '包含已撤销' },
]
