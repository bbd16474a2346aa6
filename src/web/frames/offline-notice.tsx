import { PageLink } from '../kit/page-link.tsx'
import { Notice } from '../kit/refusal-notice.tsx'
import { useWaiting } from '../outbox/posting.ts'
import { useOnline } from '../outbox/without-signal.ts'

/** Says that the network is gone, while it is, and how much waits on this device to be sent. */
export function OfflineNotice() {
  const online = useOnline()
  const waiting = useWaiting()
  const stuck = waiting.some(({ state }) => state !== 'waiting')
  if (online && waiting.length === 0) return null
  return (
    <div className="offline">
      <Notice kind="warning">
        {!online &&
          '网络已断开。看到的是断开前的内容；会议记录、签到、请假、更正申请、思想汇报、工作进展保存在本机，恢复后自动发送；写了一半的表单留有草稿；其他操作请等网络恢复再提交。离线保存的资料在“我的书苑”里读。'}
        {waiting.length > 0 && (
          <PageLink to="/waiting" className="link">
            待发送 {waiting.length} 件{stuck && '，有需要处理的'}
          </PageLink>
        )}
      </Notice>
    </div>
  )
}
