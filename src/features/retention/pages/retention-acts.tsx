import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'

/** Look first; then let it go now, or read what went before. */
export function RetentionActs() {
  const may = useMay()('retention.manage')
  const start = useAct(call.retention.runs.start, { done: '已开始清理，做完在“清理记录”里看结果' })
  const clear = async () => {
    const reason = await askReason({
      title: '现在清理到期的数据',
      words: '只清理标为“现在会清理”的，删了不能恢复；没办结的会留着。不点，也会在周日凌晨清理。',
      submit: '开始清理',
      danger: true,
    })
    if (reason !== null) await start.run({ reason })
  }
  return (
    <>
      <PageLink className="button" to="/retention/runs">
        清理记录
      </PageLink>
      <PageLink className="button" to="/retention/rows">
        <Icon name="search" />
        看看会清理什么
      </PageLink>
      {may && (
        <button type="button" className="button primary" disabled={start.busy} onClick={() => void clear()}>
          现在清理
        </button>
      )}
    </>
  )
}
