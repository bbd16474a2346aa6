import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Cited } from '#features/library/pages/cited.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { levelNames } from '../rulebook/rules.ts'
import { AlertHistory } from './alert-history.tsx'
import { AlertStateDot } from './alert-state.tsx'
import { AlertHelp } from './help.tsx'
import { MendAct } from './mend-act.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { SeverityDot } from './severity-dot.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import './alerts.css'

export type Alert = Awaited<ReturnType<typeof call.alerts.get>>

/** One alert: what is missing and why, by when, who can mend it, and who was told. */
export default function AlertPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.alerts.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHelp>
        <AlertHelp />
      </PageHelp>
      <PageHeader
        title={query.data?.name}
        beside={query.data && <AlertStateDot state={query.data.state} closedAs={query.data.closedAs} />}
      />
      <Answered query={query}>{(alert) => <Body alert={alert} />}</Answered>
    </>
  )
}

function Body({ alert }: { alert: Alert }) {
  return (
    <div className="stack">
      {alert.state === 'snoozed' && (
        <Notice kind="info">
          已暂缓到 {alert.snoozedUntil}：{alert.snoozedBecause}
        </Notice>
      )}
      <Panel title="情况">
        <p className="alert-text">{alert.text}</p>
        <p className="alert-advice">{alert.advice}</p>
        <Facts least={220} facts={factsOf(alert)} />
      </Panel>
      <NoticePanel alert={alert} />
      <Panel title="谁来办">
        <Facts
          least={220}
          facts={alert.seats.map(({ level, names }) => ({
            label: levelNames[level],
            value:
              names.length > 0 ? (
                names.join('、')
              ) : (
                <span className="muted">现在没有人担任或没有账号，提醒无人接收</span>
              ),
          }))}
        />
        {alert.coming.length > 0 && (
          <p className="muted">
            还将提醒：{alert.coming.map(({ on, name }) => `${on}（${name}）`).join('、')}
          </p>
        )}
      </Panel>
      <AlertHistory alert={alert} />
      {alert.state !== 'closed' && <Acts alert={alert} />}
    </div>
  )
}

const factsOf = (alert: Alert) => [
  { label: '程度', value: <SeverityDot severity={alert.severity} /> },
  {
    label: '党组织',
    value: (
      <PageLink className="link" to={`/organizations/${alert.organizationId}`}>
        {alert.organizationName}
      </PageLink>
    ),
  },
  { label: '对象', value: alert.subjectName },
  { label: '起始日期', value: alert.since, absent: alert.since === null },
  { label: '到期日期', value: `${alert.dueOn}（${alert.due}）`, absent: !alert.dated },
  { label: '发现日期', value: alert.openedOn },
  { label: '升级提醒', value: alert.escalatedOn, absent: alert.escalatedOn === null },
  { label: '关闭日期', value: alert.closedOn, absent: alert.closedOn === null },
  { label: '依据', value: <Cited text={alert.law} />, wide: true },
]

function Acts({ alert }: { alert: Alert }) {
  const may = useMay()('alerts.handle')
  const [snoozing, setSnoozing] = useState(false)
  const check = useAct(call.alerts.check, {
    done: ({ state }) => (state === 'closed' ? '已补正，提醒已关闭' : '核对过了，还没有补正'),
  })
  const wake = useAct(call.alerts.wake, { done: '已恢复提醒' })
  const { id } = alert
  return (
    <>
      <ActionBar>
        {may && (
          <button
            type="button"
            className="button"
            disabled={check.busy}
            onClick={() => void check.run({ id })}
          >
            现在核对
          </button>
        )}
        {may && alert.state === 'snoozed' && (
          <button type="button" className="button" disabled={wake.busy} onClick={() => void wake.run({ id })}>
            恢复提醒
          </button>
        )}
        {may && alert.state !== 'snoozed' && (
          <button type="button" className="button" onClick={() => setSnoozing(true)}>
            暂缓
          </button>
        )}
        <MendAct alert={alert} primary />
      </ActionBar>
      {snoozing && <SnoozeDialog alert={alert} onClose={() => setSnoozing(false)} />}
    </>
  )
}
