import { useSyncExternalStore } from 'react'
import { Notice } from '../kit/refusal-notice.tsx'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Says that the network is gone, while it is. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <div className="offline">
      <Notice kind="warning">
        网络已断开。看到的是断开前的内容，现在提交的操作不会保存；恢复后自动继续。
      </Notice>
    </div>
  )
}
