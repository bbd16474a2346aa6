import { useEffect, useRef, useState } from 'react'
import { call } from '#web/call.ts'
import { goToPractice } from '#web/ground.ts'
import { useBegin } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useMay } from '#web/session.ts'
import { tasks } from '../rules.ts'
import { InviteDialog } from './invite-dialog.tsx'

/** What a practice is, and the one press that begins it. */
export function BeginPractice() {
  const may = useMay()
  const [asked, end] = useBegin()
  const [busy, setBusy] = useState(false)
  const [inviting, setInviting] = useState(false)
  const begin = async () => {
    setBusy(true)
    try {
      goToPractice((await call.practices.begin()).ticket)
    } catch (error) {
      setBusy(false)
      tell.refused(error, () => void begin())
    }
  }
  // Whoever comes from the message that asks him begins by opening it, once.
  const came = useRef(asked !== undefined)
  useEffect(() => {
    if (!came.current) return
    came.current = false
    end()
    void begin()
  })
  return (
    <>
      <PageHeader
        actions={
          may('practices.invite') && (
            <button type="button" className="button" onClick={() => setInviting(true)}>
              <Icon name="people" />
              请人演练
            </button>
          )
        }
        note="放心练，练错了也不要紧"
      />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      <PanelGrid least={400}>
        <Panel title="先在虚构的支部里练一练">
          <p>
            点一下就有一个只属于您的演练支部：十位虚构的同志、一个上级党委。平台的页面和规则与正式的完全一样，只是这里的一切都不算数。
          </p>
          <ul className="practice-promises">
            <li>与正式数据完全隔开：不进名册、统计、提醒和检索。</li>
            <li>不发短信、邮件和其他通知；本来要发的，可以在演练发件箱里看到。</li>
            <li>别人看不到您练了什么，不计成绩，也不记时长。</li>
            <li>随时可以清空重来或结束；满 14 天自动结束。</li>
          </ul>
          <button type="button" className="button primary" disabled={busy} onClick={() => void begin()}>
            <Icon name="pen" />
            {busy ? '正在准备……' : '开始演练'}
          </button>
        </Panel>
        <Panel title="可以从这几件事练起">
          <ol className="practice-outline">
            {tasks.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ol>
          <p className="muted">做完一件，任务会自动打钩。已经开始过的，点“开始演练”会回到原来的演练支部。</p>
        </Panel>
      </PanelGrid>
    </>
  )
}
