import { Notice } from '../kit/refusal-notice.tsx'
import { useRenewed } from '../outbox/program.ts'

/** That there is a new version, taken up by a press: nothing that is being written is lost to it. */
export function RenewedNotice() {
  if (!useRenewed()) return null
  return (
    <div className="offline">
      <Notice kind="info">
        平台已更新。
        <button type="button" className="link" onClick={() => location.reload()}>
          刷新到新版本
        </button>
      </Notice>
    </div>
  )
}
