import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { ActDialog, type ActName } from './act-dialog.tsx'
import type { Affair } from './affair.tsx'
import { hasMore, MoreMenu } from './more-menu.tsx'
import { OpinionFiles, PhraseButton, useOpinion } from './opinion.tsx'
import { newRequestKey } from './request-key.ts'

/** What I may do now, at the foot of the page. */
export function AffairActs({ affair }: { affair: Affair }) {
  const { may } = affair
  const phone = useFrame() === 'phone'
  const opinion = useOpinion(affair)
  const [open, setOpen] = useState<ActName | null>(null)
  const [requestKey] = useState(newRequestKey)
  const approve = useAct(call.approvals.acts.approve, { done: '已同意' })
  const attachmentIds = affair.attachments.filter(({ waiting }) => waiting).map(({ id }) => id)
  const agree = () =>
    phone
      ? setOpen('approve')
      : void approve.run({
          id: affair.id,
          taskId: may.taskId ?? 0,
          opinion: opinion.text,
          requestKey,
          attachmentIds,
        })
  if (may.repair || (!may.taskId && !hasMore(affair))) return null
  return (
    <>
      <ActionBar note={may.approve && !phone && <OpinionLine affair={affair} opinion={opinion} />}>
        <MoreMenu affair={affair} opinion={opinion} />
        {may.taskId && may.sendBackTo.length > 0 && (
          <button type="button" className="button" onClick={() => setOpen('sendBack')}>
            {!phone && <Icon name="undo" />}
            退回
          </button>
        )}
        {may.approve && (
          <>
            <button type="button" className="button danger" onClick={() => setOpen('decline')}>
              不同意
            </button>
            <button type="button" className="button primary" disabled={approve.busy} onClick={agree}>
              同意
            </button>
          </>
        )}
        {may.complete && affair.address && (
          <PageLink to={affair.address} className="button primary">
            {affair.atStart ? '去修改' : '去办理'}
          </PageLink>
        )}
      </ActionBar>
      {open && <ActDialog name={open} affair={affair} opinion={opinion} close={() => setOpen(null)} />}
    </>
  )
}

function OpinionLine({ affair, opinion }: { affair: Affair; opinion: ReturnType<typeof useOpinion> }) {
  return (
    <div className="opinion-line">
      <input
        className="input grow"
        aria-label="我的意见"
        placeholder={affair.may.forName ? `代${affair.may.forName}办理，请填写意见` : '请填写意见（可不填）'}
        maxLength={1000}
        value={opinion.text}
        onChange={(event) => opinion.setText(event.target.value)}
      />
      {opinion.saved && <small className="muted">已暂存</small>}
      <PhraseButton opinion={opinion} />
      <OpinionFiles affair={affair} />
    </div>
  )
}
