import { useEffect, useState } from 'react'
import { Notice } from '../kit/refusal-notice.tsx'

/**
 * On the phone the program itself is kept by the service worker, so that it opens on weak networks: files with digests
 * in their names, nothing of anybody. On desks, which people share, only where somebody works without signal. A new
 * version is told of, and taken up by a press.
 */
export default function KeptProgram() {
  const [renewed, setRenewed] = useState(false)
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const workers = navigator.serviceWorker
    let before = workers.controller
    const turn = () => {
      // The first to take over brings nothing new.
      if (before) setRenewed(true)
      before = workers.controller
    }
    workers.addEventListener('controllerchange', turn)
    void workers.register('/service-worker.js').catch(() => undefined)
    return () => {
      workers.removeEventListener('controllerchange', turn)
    }
  }, [])
  if (!renewed) return null
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
