import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import './admissions.css'

/** 发展党员事项: what was decided here of whom, on the page of a meeting. */
export function MeetingReferences({ id }: { id: number }) {
  const may = useMay()('admissions.read')
  const { data } = useQuery({
    ...ask.admissions.studies.references.queryOptions({ input: { id } }),
    enabled: may,
  })
  if (!data?.length) return null
  return (
    <Panel title={`引用本次会议记录的发展党员事项（${data.length} 项）`}>
      <ul className="admission-materials">
        {data.map((one) => (
          <li key={one.id}>
            <span>
              <PageLink to={`/admissions/${one.admissionId}`} className="link">
                {one.name}
              </PageLink>
              <small className="muted">{one.title}</small>
            </span>
            <StatusDot tone={one.passed ? 'good' : 'bad'}>{one.passed ? '通过' : '未通过'}</StatusDot>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
