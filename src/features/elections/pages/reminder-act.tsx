import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'

type Row = Awaited<ReturnType<typeof call.elections.list>>['rows'][number]

/** What the committee told the branch last, if anything: the paper itself. */
export function LastNotice({ row: { notice } }: { row: Row }) {
  if (!notice) return <span className="muted">还没有通知</span>
  return (
    <PageLink className="link" to={`/documents/${notice.documentId}`}>
      {notice.number ? `${notice.number}（${notice.issuedOn}）` : '通知草稿，待印发'}
    </PageLink>
  )
}

/** 起草通知: the notice is written from the register, and opens ready to be issued. */
export function ReminderAct({ row }: { row: Row }) {
  const may = useMay()('elections.approve')
  const go = useGo()
  const draft = useAct(call.elections.reminders.draft, {
    done: '通知已按名册写好，核对后印发',
    after: ({ documentId }) => go(`/documents/${documentId}`),
  })
  const { organizationId, notice, stage } = row
  if (!may || !stage) return null
  if (notice && !notice.number)
    return (
      <PageLink className="link" to={`/documents/${notice.documentId}`}>
        印发通知
      </PageLink>
    )
  return (
    <button
      type="button"
      className="link"
      disabled={draft.busy}
      onClick={() => void draft.run({ organizationId })}
    >
      {notice ? '再次通知' : '起草通知'}
    </button>
  )
}
