import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'

type Row = Awaited<ReturnType<typeof call.alerts.list>>['rows'][number]
type Mended = Pick<Row, 'mending' | 'organizationId'>

/** One button that starts the mending: it leads to the very record, or prepares the paper at once. */
export function MendAct({ alert, primary = false }: { alert: Mended; primary?: boolean }) {
  const style = primary ? 'button primary' : 'link'
  const { label, to, act } = alert.mending
  if (act === 'electionNotice') return <NoticeAct alert={alert} style={style} />
  return (
    <PageLink className={style} to={to}>
      {label}
    </PageLink>
  )
}

/** 按期换届的通知, written from the register by whoever stands above; the branch itself begins its election. */
function NoticeAct({ alert: { organizationId, mending }, style }: { alert: Mended; style: string }) {
  const may = useMay()
  const go = useGo()
  const draft = useAct(call.elections.reminders.draft, {
    done: '通知已按名册写好，核对后印发',
    after: ({ documentId }) => go(`/documents/${documentId}`),
  })
  if (!may('elections.approve'))
    return (
      <PageLink className={style} to={`/elections?organizationId=${organizationId}&begin=election`}>
        发起换届
      </PageLink>
    )
  return (
    <button
      type="button"
      className={style}
      disabled={draft.busy}
      onClick={() => void draft.run({ organizationId })}
    >
      {mending.label}
    </button>
  )
}
