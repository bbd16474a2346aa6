import { useEffect, useState } from 'react'
import { policy } from '#features/accounts/sessions/rules.ts'
import { lastContact } from '../call.ts'
import { Dialog } from '../kit/dialog.tsx'
import { useSession } from '../session.ts'

const minute = 60_000
const ends = policy.idleMinutes * minute
const noticeBefore = 3 * minute

/** Says, some minutes before an unused session ends, that it will; one press keeps it. One that is kept is locked instead. */
export default function IdleNotice() {
  const { refetch, data: session } = useSession()
  const kept = session?.kept !== undefined
  const left = useTimeLeft()
  const over = left <= 0
  useEffect(() => {
    if (over && !kept) void refetch()
  }, [over, kept, refetch])
  return (
    <Dialog
      open={!kept && left > 0 && left < noticeBefore && navigator.onLine}
      title="即将自动退出"
      width={420}
      onClose={() => void refetch()}
      foot={
        <button type="button" className="button primary" onClick={() => void refetch()}>
          继续使用
        </button>
      }
    >
      已有一段时间没有操作，为了安全，<b className="number">{Math.max(1, Math.ceil(left / minute))}</b>{' '}
      分钟后将自动退出。写了一半的表单留有草稿，重新登录后可以接着写。
    </Dialog>
  )
}

/** Milliseconds until the server ends the session, as far as can be told from here. */
function useTimeLeft(): number {
  const [left, setLeft] = useState(ends)
  useEffect(() => {
    const timer = setInterval(() => setLeft(lastContact() + ends - Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return left
}
