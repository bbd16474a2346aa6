import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import type { Request } from './request.tsx'
import { type Asking, RequestDialog } from './request-dialog.tsx'

/** The acts that are open to whoever looks, the main one last. */
export function RequestActs({ request }: { request: Request }) {
  const { id, may, title } = request
  const [asking, setAsking] = useState<Asking | null>(null)
  const go = useGo()
  const discard = useAct(call.requests.discard, { done: '已删除' })
  const withdraw = useAct(call.requests.withdraw, { done: '已撤回，发文字号作废' })
  const revise = useAct(call.requests.revise, { done: '已建立新的草稿，原字号作废' })
  const draftReply = useAct(call.requests.draftReply, { done: '批复草稿已建立，请填写' })

  if (!Object.values(may).some(Boolean)) return null
  return (
    <>
      <ActionBar>
        {may.discard && (
          <button
            type="button"
            className="button danger"
            onClick={async () => {
              if (!(await confirm({ title: '删除这份请示？', words: title, submit: '删除', danger: true })))
                return
              if (await discard.run({ id })) go('/requests')
            }}
          >
            删除草稿
          </button>
        )}
        {may.withdraw && (
          <button
            type="button"
            className="button"
            onClick={async () => {
              const reason = await askReason({ title: '撤回请示', words: '撤回后，这份请示的发文字号作废。' })
              if (reason) await withdraw.run({ id, reason })
            }}
          >
            撤回
          </button>
        )}
        {may.revise && (
          <button
            type="button"
            className="button primary"
            disabled={revise.busy}
            onClick={() => void revise.run({ id })}
          >
            重写请示
          </button>
        )}
        {may.send && (
          <button type="button" className="button primary" onClick={() => setAsking('send')}>
            签发报送
          </button>
        )}
        <JudgingActs request={request} ask={setAsking} />
        {may.draftReply && (
          <button
            type="button"
            className="button primary"
            disabled={draftReply.busy}
            onClick={() => void draftReply.run({ id })}
          >
            起草批复
          </button>
        )}
        {may.reply && (
          <button type="button" className="button primary" onClick={() => setAsking('reply')}>
            印发批复
          </button>
        )}
      </ActionBar>
      {asking && <RequestDialog request={request} asking={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

/** Of whoever reviews it, on the page of its affair, and of whoever decides. */
function JudgingActs({ request, ask }: { request: Request; ask: (asking: Asking) => void }) {
  const { may, affairId } = request
  return (
    <>
      {may.review && affairId && (
        <PageLink className="button primary" to={`/affairs/${affairId}`}>
          去审核
        </PageLink>
      )}
      {may.decide && (
        <>
          <button type="button" className="button" onClick={() => ask('refuse')}>
            不同意
          </button>
          <button type="button" className="button primary" onClick={() => ask('agree')}>
            同意
          </button>
        </>
      )}
    </>
  )
}
