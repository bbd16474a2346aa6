import { PageHelp } from '../kit/page.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { Panel } from '../kit/panel.tsx'
import { Empty } from '../kit/states.tsx'
import { useWaiting } from '../outbox/posting.ts'
import { WaitingList } from '../outbox/waiting-list.tsx'

/** 待发送: what was done on this device without signal, each with its state. */
export default function WaitingPage() {
  const waiting = useWaiting()
  return (
    <>
      <PageHelp>
        <h3>待发送</h3>
        <p>
          没有网络时做的会场记录、会议签到、请假、更正申请、思想汇报、工作进展等保存在本机，有网络后按先后自动发送，每件只办一次。
        </p>
        <p>有冲突的，点“对照处理”，看清两边的内容再选择。退出登录会删去还没有发送的内容。</p>
      </PageHelp>
      <PageHeader note="只保存在本机；有网络后自动发送。" />
      {waiting.length === 0 ? (
        <Empty title="没有待发送的内容" icon="done">
          在本机做的事都已经送达。
        </Empty>
      ) : (
        <Panel>
          <WaitingList />
        </Panel>
      )}
    </>
  )
}
