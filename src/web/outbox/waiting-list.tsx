import { type ReactNode, useState } from 'react'
import { confirm } from '../kit/confirm.tsx'
import { Label } from '../kit/status-dot.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { Kept } from './outbox.ts'
import { outbox, useWaiting } from './posting.ts'
import './waiting.css'

/** What was done here and is not yet with the server: how each stands, and what can be done about it. */
export function WaitingList({ about }: { about?: string }): ReactNode {
  const waiting = useWaiting().filter((one) => about === undefined || one.about === about)
  if (waiting.length === 0) return null
  return (
    <ul className="waiting-list" aria-label="待发送">
      {waiting.map((one) => (
        <li key={one.key}>
          <Waiting one={one} />
        </li>
      ))}
    </ul>
  )
}

const states = {
  waiting: { tone: 'warning', words: '待发送' },
  conflict: { tone: 'bad', words: '有冲突' },
  refused: { tone: 'bad', words: '没有办成' },
} as const

function Waiting({ one }: { one: Kept }) {
  const [solving, setSolving] = useState(false)
  const sending = outbox.sending() === one.key
  const { tone, words } = states[one.state]
  const drop = async () => {
    const sure = await confirm({
      title: '不再发送',
      words: `“${one.title}”只保存在本机，删去后不能找回。`,
      submit: '删去',
      danger: true,
    })
    if (sure) await outbox.drop(one.key)
  }
  const again = async () => {
    await outbox.retry(one.key)
    await outbox.flush()
  }
  return (
    <>
      <b>{one.title}</b>
      <Label tone={sending ? 'info' : tone}>{sending ? '正在发送' : words}</Label>
      {one.said && <p>{one.said}</p>}
      <span className="waiting-acts">
        {one.state === 'conflict' && (
          <button type="button" className="button" onClick={() => setSolving(true)}>
            对照处理
          </button>
        )}
        {one.state === 'refused' && (
          <button type="button" className="button" onClick={() => void again()}>
            再发一次
          </button>
        )}
        {one.state !== 'waiting' && (
          <button type="button" className="link" onClick={() => void drop()}>
            删去
          </button>
        )}
      </span>
      {solving && <ConflictDialog one={one} onClose={() => setSolving(false)} />}
    </>
  )
}
