import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { everyRole } from '#basics/contract.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { RareName, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { useMay } from '#web/session.ts'
import { factorNames } from '../factors/rules.ts'
import { accountStates, roleNames, stateNames } from '../rules.ts'
import { StateDot } from './account-marks.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { FactorPolicyDialog } from './factor-policy-dialog.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { WatermarkDialog } from './watermark-dialog.tsx'
import './accounts.css'

type Row = Awaited<ReturnType<typeof call.accounts.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    card: 'title',
    fixed: true,
    sort: true,
    width: 100,
    render: (row) => <RareName name={row.name} />,
  },
  { key: 'username', title: '用户名', card: 'line', sort: true, width: 120 },
  { key: 'employeeNo', title: '工号', hidden: true, width: 110 },
  { key: 'organizationName', title: '所在党组织', card: 'line', width: 170 },
  { key: 'roles', title: '角色', card: 'line', width: 230, render: (row) => <Roles row={row} /> },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 130,
    render: (row) => <StateDot state={row.state} />,
  },
  {
    key: 'hasFactor',
    title: '第二重验证',
    hidden: true,
    width: 110,
    render: (row) => factorNames[row.hasFactor ? 'set' : 'unset'],
  },
  {
    key: 'seenAt',
    title: '最近使用',
    card: 'aside',
    sort: true,
    width: 150,
    render: (row) => (row.seenAt ? <When at={row.seenAt} /> : <span className="muted">从未使用</span>),
  },
  {
    key: 'createdAt',
    title: '开通时间',
    hidden: true,
    sort: true,
    width: 150,
    render: (row) => <When at={row.createdAt} />,
  },
]

const Roles = ({ row }: { row: Row }) => (
  <span className="role-names">
    {row.roles.map((role) => (
      <span key={role}>{role}</span>
    ))}
  </span>
)

const optionsOf = (names: Record<string, string>, keys: readonly string[]) =>
  keys.map((value) => ({ value, label: names[value] ?? value }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名、拼音首字母、用户名或工号' },
  { kind: 'choice', name: 'role', label: '角色', options: optionsOf(roleNames, everyRole) },
  { kind: 'choice', name: 'state', label: '状态', options: optionsOf(stateNames, accountStates) },
  {
    kind: 'choice',
    name: 'secondFactor',
    label: '第二重验证',
    options: optionsOf(factorNames, Object.keys(factorNames)),
  },
  { kind: 'number', name: 'unusedDays', label: '未使用超过', least: 1, most: 3650, unit: '天' },
]

/** Where there is 单点登录, who is linked with whom. */
function fieldsWith(providers: { id: number; name: string }[]): Field[] {
  if (providers.length === 0) return fields
  const options = providers.map(({ id, name }) => ({ value: String(id), label: name }))
  return [...fields, { kind: 'choice', name: 'providerId', label: '已绑定单点登录', options }]
}

const rulings = (pick: (what: 'keeping' | 'factor' | 'watermark') => void) => [
  { key: 'factor', label: '第二重验证的规定', icon: 'shield' as const, onPick: () => pick('factor') },
  { key: 'keeping', label: '保持登录的规定', icon: 'phone' as const, onPick: () => pick('keeping') },
  { key: 'watermark', label: '屏幕水印的规定', icon: 'shield' as const, onPick: () => pick('watermark') },
]

/** 账号与授权: who may enter, in which roles, and when last. */
export default function AccountList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const providers = useQuery(ask.accounts.signOn.own.queryOptions()).data ?? []
  const [creating, setCreating] = useState(false)
  const [ruling, setRuling] = useState<'keeping' | 'factor' | 'watermark' | null>(null)
  return (
    <>
      <ListPage
        name="accounts"
        unit="个账号"
        columns={columns}
        fields={fieldsWith(providers)}
        searchField="text"
        sortStart="username"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/accounts/${row.id}`}
        {...(may('organizations.read') && {
          tree: { nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' },
        })}
        question={({ values, page, size, sort, descending }) =>
          ask.accounts.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={
          may('accounts.export')
            ? [
                {
                  title: '导出 Excel',
                  address: ({ values, sort, descending }) =>
                    fileAddress('/accounts.xlsx', { ...values, sort, descending }),
                },
              ]
            : []
        }
        savedViews
        actions={
          <>
            {may('accounts.policy') && (
              <MenuButton items={rulings(setRuling)}>
                登录的规定
                <Icon name="down" size={16} />
              </MenuButton>
            )}
            {(may('accounts.letIn') || may('accounts.request')) && (
              <button type="button" className="button primary" onClick={() => setCreating(true)}>
                <Icon name="plus" />
                {may('accounts.letIn') ? '开通账号' : '申请开通账号'}
              </button>
            )}
          </>
        }
      />
      {ruling === 'keeping' && <PolicyDialog onClose={() => setRuling(null)} />}
      {ruling === 'factor' && <FactorPolicyDialog onClose={() => setRuling(null)} />}
      {ruling === 'watermark' && <WatermarkDialog onClose={() => setRuling(null)} />}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  )
}
