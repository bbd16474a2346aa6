import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { actorNames, stageNames } from '../steps/rules.ts'

/** On the workbench of who is on the way: how far it has come, and what is next. */
export default function OwnAdmissionCard() {
  const { data } = useQuery(ask.admissions.own.get.queryOptions())
  const admission = data?.admission
  if (admission?.status !== 'running') return null
  const { next, stage } = admission
  return (
    <Panel
      title="我的入党历程"
      extra={
        <PageLink to="/my-admission" className="link">
          查看
        </PageLink>
      }
    >
      <p>
        <strong>{stageNames[stage]}</strong>
      </p>
      {next && (
        <StatusDot tone={next.late ? 'bad' : 'info'}>
          {`下一步：${next.title}（${actorNames[next.actor]}）${next.by ? `，${next.by} 前` : ''}`}
        </StatusDot>
      )}
    </Panel>
  )
}
