import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import type { Alert } from './alert.tsx'

type Prepared = Awaited<ReturnType<typeof call.elections.reminders.prepared>>

/** Of a term that ends: the notice that was sent, or the one that is ready to be sent by one press. */
export function NoticePanel({ alert }: { alert: Alert }) {
  const may = useMay()
  const { notice, mending, state } = alert
  if (notice?.number)
    return (
      <Panel title="按期换届通知">
        <p>
          已于 {notice.issuedOn} 印发{' '}
          <PageLink className="link" to={`/documents/${notice.documentId}`}>
            {notice.number}
          </PageLink>
        </p>
      </Panel>
    )
  const ready = mending.act === 'electionNotice' && state !== 'closed' && may('elections.approve')
  return ready ? <PreparedNotice organizationId={alert.organizationId} /> : null
}

function PreparedNotice({ organizationId }: { organizationId: number }) {
  const query = useQuery(ask.elections.reminders.prepared.queryOptions({ input: { organizationId } }))
  const issue = useAct(call.elections.reminders.issue, { done: ({ number }) => `已印发：${number}` })
  return (
    <Panel title="备好的通知">
      <Answered query={query} lines={6}>
        {(prepared) => (
          <>
            <Letter prepared={prepared} />
            <button
              type="button"
              className="button primary"
              disabled={issue.busy}
              onClick={() => void issue.run({ organizationId })}
            >
              印发这份通知
            </button>
          </>
        )}
      </Answered>
      <p className="muted">按名册写好，印发后取得发文字号，党支部即可看到。要修改的，先起草再印发。</p>
    </Panel>
  )
}

const Letter = ({ prepared: { title, addressee, paragraphs, sender, issuedOn } }: { prepared: Prepared }) => (
  <article className="alert-letter">
    <h3>{title}</h3>
    <p className="to">{addressee}：</p>
    {paragraphs.map(({ heading, text }) => (
      <p key={text} className={heading ? 'heading' : undefined}>
        {text}
      </p>
    ))}
    <p className="from">{sender}</p>
    <p className="from number">{issuedOn}</p>
  </article>
)
