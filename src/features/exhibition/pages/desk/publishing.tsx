import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import type { Desk } from './desk.tsx'

/** The checks before, the acts, and what became of each version. */
export function Publishing({ desk }: { desk: Desk }) {
  return (
    <>
      <Panel title="发布前检查">
        <div className="stack">
          {desk.faults.length === 0 ? (
            <Notice kind="info">没有发现问题：展厅都能走到，热点都有目标，图片都有替代文字。</Notice>
          ) : (
            <ol className="desk-faults">
              {desk.faults.map(({ words }) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          )}
          <Acts desk={desk} />
        </div>
      </Panel>
      <Panel title="版本">
        {desk.versions.length === 0 ? (
          <p className="muted">还没有提交过。</p>
        ) : (
          <Timeline entries={desk.versions.map(entryOf)} />
        )}
      </Panel>
    </>
  )
}

const endings: Record<string, string> = {
  recalled: '已撤回提交',
  returned: '退回修改',
  replaced: '被新版本代替',
  withdrawn: '已撤下',
}
type Version = Desk['versions'][number]
const entryOf = (one: Version) => ({
  key: one.number,
  title: `第 ${one.number} 版：${endings[one.state] ?? (one.state === 'published' ? '已发布' : '待审核')}`,
  at: one.endedAt ?? one.publishedAt ?? one.submittedAt,
  note: one.endedBy ?? one.publishedBy ?? one.submittedBy,
  children: one.endedBecause ?? `由 ${one.submittedBy} 提交`,
})

function Acts({ desk }: { desk: Desk }) {
  const { id, title } = desk
  const { versions } = call.exhibition
  const submit = useAct(versions.submit, { done: '已提交，等待另一位同志审核' })
  const recall = useAct(versions.recall, { done: '已撤回提交' })
  const approve = useAct(versions.approve, { done: '已发布，可以参观' })
  const back = useAct(versions.return, { done: '已退回' })
  const withdraw = useAct(versions.withdraw, { done: '已撤下' })
  const may = (move: Desk['may'][number]) => desk.may.includes(move)
  const because = async (heading: string, run: (input: { id: number; reason: string }) => unknown) => {
    const reason = await askReason({ title: heading, submit: '确定' })
    if (reason) await run({ id, reason })
  }
  const publish = async () => {
    const words = '请先预览。发布后范围内的同志都能参观，原来的版本由这一版代替。'
    if (await confirm({ title: `发布“${title}”？`, words, submit: '审核通过并发布' }))
      await approve.run({ id })
  }
  return (
    <div className="row">
      <PageLink className="button" to={`/exhibitions/${id}?preview=1`}>
        以参观者身份预览
      </PageLink>
      {may('submit') && (
        <button
          type="button"
          className="button primary"
          disabled={submit.busy || desk.faults.length > 0}
          onClick={() => void submit.run({ id })}
        >
          提交审核
        </button>
      )}
      {may('recall') && (
        <button type="button" className="button" onClick={() => void recall.run({ id })}>
          撤回提交
        </button>
      )}
      {may('return') && (
        <button type="button" className="button" onClick={() => void because('退回修改', back.run)}>
          退回修改
        </button>
      )}
      {may('approve') && (
        <button type="button" className="button primary" onClick={() => void publish()}>
          审核通过并发布
        </button>
      )}
      {may('withdraw') && (
        <button
          type="button"
          className="button danger"
          onClick={() => void because('撤下已发布的展览', withdraw.run)}
        >
          撤下
        </button>
      )}
    </div>
  )
}
