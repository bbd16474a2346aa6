import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type OfficeName, offices } from '#basics/contract.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { NameDisc, RareName, When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { officeTasks } from '../offices/rules.ts'
import { roleNames } from '../rules.ts'
import { AppointDialog } from './appoint-dialog.tsx'
import './accounts.css'

type Offices = Awaited<ReturnType<typeof call.accounts.offices.list>>
type Holder = Offices['holders'][number]

/** 三员: who sits in the three offices, what each may, and whether they are apart from the business. */
export default function OfficeList() {
  const query = useQuery(ask.accounts.offices.list.queryOptions())
  const [appointing, setAppointing] = useState<OfficeName | null>(null)
  return (
    <>
      <PageHelp>
        <h3>三员</h3>
        <ul>
          <li>系统管理员、安全管理员、审计管理员由不同的人担任，各用专用账号，不能互相兼任。</li>
          <li>三员都看不到业务数据，谁都不能修改、删除审计记录。担任党内职务或另有授权的人员不兼任。</li>
          <li>
            三员都任命以后自动分立：账号、授权和审计不再由党委、政工部门办理，只能申请；一人提出，另一人决定后生效。
          </li>
          <li>依据：GB/T 22239-2019 8.1.4.2（管理权限分离、最小权限）。</li>
        </ul>
      </PageHelp>
      <PageHeader title="三员" />
      <Answered query={query}>
        {(all) => (
          <div className="stack">
            <Standing all={all} />
            <PanelGrid least={300}>
              {offices.map((office) => (
                <Office
                  key={office}
                  office={office}
                  holders={all.holders.filter((one) => one.office === office && one.untilOn === null)}
                  appoint={() => setAppointing(office)}
                />
              ))}
            </PanelGrid>
            <Past holders={all.holders.filter(({ untilOn }) => untilOn !== null)} />
          </div>
        )}
      </Answered>
      {appointing && (
        <AppointDialog
          office={appointing}
          last={query.data?.vacant.length === 1 && query.data.vacant[0] === appointing}
          onClose={() => setAppointing(null)}
        />
      )}
    </>
  )
}

function Standing({ all: { separatedAt, vacant } }: { all: Offices }) {
  const missing = vacant.map((office) => roleNames[office]).join('、')
  if (!separatedAt)
    return (
      <Notice>
        三员尚未分立，账号、授权和审计仍由党委、政工部门办理。还缺{missing}；都任命以后自动分立，不能再合并。
      </Notice>
    )
  return (
    <Notice kind={vacant.length > 0 ? 'warning' : 'success'}>
      三员自 <When at={separatedAt} /> 分立。
      {vacant.length > 0 && `${missing}空缺。`}
      换人由运维人员按党委决定在服务器上办理（zhibu offices relieve、zhibu offices appoint）。
    </Notice>
  )
}

function Office({
  office,
  holders,
  appoint,
}: {
  office: OfficeName
  holders: Holder[]
  appoint: () => void
}) {
  const may = useMay()
  const relieve = useAct(call.accounts.offices.relieve, { done: '已免去，专用账号停用' })
  const takeAway = async ({ id, name }: Holder) => {
    const reason = await askReason({
      title: `免去${name}的${roleNames[office]}`,
      words: '专用账号立即停用，正在使用的登录随之结束。记录保留。',
      submit: '免去',
      danger: true,
    })
    if (reason) await relieve.run({ id, reason })
  }
  const add = may('accounts.appoint') && (
    <button type="button" className="button" aria-label={`任命${roleNames[office]}`} onClick={appoint}>
      <Icon name="plus" />
      任命
    </button>
  )
  return (
    <Panel title={roleNames[office]} extra={add}>
      <p className="muted">{officeTasks[office]}。</p>
      <ul className="role-list office-holders">
        {holders.map((one) => (
          <li key={one.id}>
            <NameDisc name={one.name} />
            <div className="grow">
              <p className="row">
                <b>
                  <RareName name={one.name} />
                </b>
                <StatusDot tone={one.takenUp ? 'good' : 'warning'}>
                  {one.takenUp ? '在任' : '尚未启用'}
                </StatusDot>
              </p>
              <p className="muted">
                {one.employeeNo}
                {one.organizationName && `，${one.organizationName}`}
              </p>
              <p className="muted">专用账号 {one.username}</p>
              <p className="muted">自 {one.fromOn}</p>
            </div>
            {may('accounts.appoint') && (
              <button
                type="button"
                className="button"
                aria-label={`免去${one.name}`}
                disabled={relieve.busy}
                onClick={() => void takeAway(one)}
              >
                免去
              </button>
            )}
          </li>
        ))}
        {holders.length === 0 && <li className="muted">空缺。</li>}
      </ul>
    </Panel>
  )
}

function Past({ holders }: { holders: Holder[] }) {
  if (holders.length === 0) return null
  return (
    <Panel title="历次任免">
      <ul className="role-list">
        {holders.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <span className="muted">
              {roleNames[one.office]}，{one.fromOn} 至 {one.untilOn}。{one.appointedBy}任命：{one.reason}；
              {one.relievedBy}免去：{one.relievedBecause}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
