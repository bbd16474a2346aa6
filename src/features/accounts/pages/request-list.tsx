import { useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { RareName, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { kindNames, type RequestState, stateNames } from '../requests/rules.ts'
import { type Made, RequestActs } from './request-acts.tsx'
import { ShownPassword } from './shown-password.tsx'

export type Line = Awaited<ReturnType<typeof call.accounts.requests.list>>['rows'][number]

const tones: Record<RequestState, 'info' | 'good' | 'quiet' | 'bad'> = {
  waiting: 'info',
  done: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

const columns: Column<Line>[] = [
  {
    key: 'name',
    title: '姓名',
    card: 'title',
    fixed: true,
    sort: true,
    width: 100,
    render: ({ name }) => <RareName name={name} />,
  },
  { key: 'kind', title: '事项', card: 'line', width: 120, render: ({ kind }) => kindNames[kind] },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ state }) => <StatusDot tone={tones[state]}>{stateNames[state]}</StatusDot>,
  },
  { key: 'detail', title: '内容', card: 'line', width: 220 },
  { key: 'username', title: '用户名', card: 'line', width: 120 },
  { key: 'askerName', title: '申请人', card: 'line', width: 100 },
  { key: 'organizationName', title: '所在党组织', width: 150 },
  { key: 'reason', title: '理由', card: 'line', width: 180 },
  {
    key: 'askedAt',
    title: '申请时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ askedAt }) => <When at={askedAt} />,
  },
  { key: 'deciderName', title: '决定人', card: 'line', width: 100 },
  {
    key: 'decidedAt',
    title: '决定时间',
    sort: true,
    hidden: true,
    width: 150,
    render: ({ decidedAt }) => <When at={decidedAt} />,
  },
  { key: 'because', title: '决定理由', card: 'line', hidden: true, width: 160 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名、用户名、申请人或理由' },
  { kind: 'choice', name: 'kind', label: '事项', options: options(kindNames) },
  { kind: 'choices', name: 'states', label: '状态', options: options(stateNames) },
  { kind: 'yes', name: 'forMe', label: '只看待我决定' },
]

/** 账号申请: what one asked for and another decides. */
export default function RequestList() {
  const [made, setMade] = useState<Made | null>(null)
  return (
    <>
      <PageHelp>
        <h3>账号申请</h3>
        <ul>
          <li>
            三员分立以后，开通、恢复、停用账号，重置密码，清除第二重验证，授权和收回，都由一人提出、另一人决定。
          </li>
          <li>开通等账号事项，由系统管理员、安全管理员中没有提出的一位决定；授权和收回由安全管理员决定。</li>
          <li>同意后随即生效；新密码只对决定的人显示一次，请当面交给本人。</li>
          <li>在“账号与授权”里提出；没有决定以前可以撤回。申请、决定都留审计记录。</li>
        </ul>
      </PageHelp>
      <ListPage
        name="account-requests"
        unit="件申请"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-askedAt"
        rowKey={(row: Line) => row.id}
        question={({ values, page, size, sort, descending }) =>
          ask.accounts.requests.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        rowActs={(row) => <RequestActs line={row} show={setMade} />}
        exports={[
          {
            title: '导出登记表',
            address: ({ values, sort, descending }) =>
              fileAddress('/account-requests.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={<Empty title="没有账号申请">要开通账号、授权，请在“账号与授权”里提出。</Empty>}
      />
      {made && <ShownPassword {...made} onClose={() => setMade(null)} />}
    </>
  )
}
