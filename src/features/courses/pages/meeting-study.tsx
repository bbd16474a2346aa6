import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'

/** What a meeting studies, with the way to each material; nothing where it studies none. */
export function MeetingStudy({ meetingId }: { meetingId: number }) {
  const may = useMay()('courses.organize')
  const study = useQuery({
    ...ask.courses.sessions.of.queryOptions({ input: { id: meetingId } }),
    enabled: may,
  }).data
  if (!study) return null
  return (
    <Panel title="学习内容">
      <p>
        <PageLink className="link" to={study.address}>
          {study.title}
        </PageLink>
      </p>
      <ul>
        {study.materials.map(({ id, title }) => (
          <li key={id}>
            <PageLink className="link" to={`/library/materials/${id}`}>
              《{title}》
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
