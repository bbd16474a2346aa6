import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { PaperButton } from '#web/camera/paper-button.tsx'
import { useAct } from '#web/kit/act.ts'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { accepted } from '../attachments/rules.ts'
import type { Affair } from './affair.tsx'

/** The opinion being written: kept on the server a moment after the last stroke. */
export function useOpinion({ id, draft, may }: Affair) {
  const [text, setText] = useState(draft?.opinion ?? '')
  const [marks, setMarks] = useState(draft?.marks ?? [])
  const [saved, setSaved] = useState(draft !== null)
  const kept = useRef(JSON.stringify([text, marks]))
  const mine = may.taskId !== null
  useEffect(() => {
    const now = JSON.stringify([text, marks])
    if (!mine || now === kept.current) return
    setSaved(false)
    const wait = setTimeout(() => {
      void call.approvals.acts.draft({ id, opinion: text, marks }).then(() => {
        kept.current = now
        setSaved(true)
      }, tell.refused)
    }, 900)
    return () => clearTimeout(wait)
  }, [id, text, marks, mine])
  return { text, setText, marks, setMarks, saved: saved && text !== '' }
}
export type Opinion = ReturnType<typeof useOpinion>

/** A field of words with the phrases one often writes. */
export function OpinionField({
  opinion,
  label,
  rows = 3,
}: {
  opinion: Opinion
  label: string
  rows?: number
}) {
  const id = useId()
  return (
    <div className="opinion">
      <div className="row">
        <label htmlFor={id} className="grow">
          {label}
        </label>
        {opinion.saved && <small className="muted">已暂存</small>}
        <PhraseButton opinion={opinion} />
      </div>
      <textarea
        id={id}
        className="input"
        rows={rows}
        maxLength={1000}
        value={opinion.text}
        onChange={(event) => opinion.setText(event.target.value)}
      />
    </div>
  )
}

/** 常用语: picked into the opinion; what stands there can be kept. */
export function PhraseButton({ opinion }: { opinion: Opinion }) {
  const phrases = useQuery(ask.approvals.phrases.list.queryOptions({ staleTime: 3_600_000 })).data
  const key = ask.approvals.phrases.list.queryKey()
  const add = useAct(call.approvals.phrases.add, { done: '已存为常用语', refresh: [key] })
  const remove = useAct(call.approvals.phrases.remove, {
    done: '已删去',
    refresh: [key],
    undo: call.approvals.phrases.add,
  })
  const own = phrases?.own ?? []
  const text = opinion.text.trim()
  const known = own.includes(text)
  const items = [
    ...[...own, ...(phrases?.usual ?? [])].map((phrase) => ({
      key: phrase,
      label: phrase,
      onPick: () => opinion.setText(phrase),
    })),
    ...(text && !known && text.length <= 100
      ? [
          {
            key: 'keep',
            label: '把现在的意见存为常用语',
            icon: 'plus' as const,
            apart: true,
            onPick: () => void add.run({ text }),
          },
        ]
      : []),
    ...(known
      ? [
          {
            key: 'drop',
            label: '从常用语中删去',
            icon: 'close' as const,
            apart: true,
            onPick: () => void remove.run({ text }),
          },
        ]
      : []),
  ]
  return (
    <MenuButton label="常用语" className="link with-icon" items={items}>
      <Icon name="bookmark" size={16} />
      常用语
    </MenuButton>
  )
}

/** Files that go along with the next act. */
export function OpinionFiles({ affair }: { affair: Affair }) {
  const add = useAct(call.approvals.attachments.add)
  const remove = useAct(call.approvals.attachments.remove)
  const waiting = affair.attachments.filter((file) => file.waiting)
  return (
    <div className="opinion-files">
      <label className="link">
        <Icon name="upload" size={16} />
        {add.busy ? '正在上传……' : '添加附件'}
        <input
          type="file"
          className="unseen"
          multiple
          disabled={add.busy}
          accept={accepted}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length > 0) void add.run({ id: affair.id, files })
          }}
        />
      </label>
      <PaperButton
        accept={accepted}
        words={`审批附件 ${affair.id}`}
        className="link with-icon"
        busy={add.busy}
        onPick={(file) => void add.run({ id: affair.id, files: [file] })}
      />
      {waiting.map((file) => (
        <span key={file.id} className="colleague-chip">
          {file.name}
          <button
            type="button"
            aria-label={`删去附件${file.name}`}
            onClick={() => void remove.run({ id: affair.id, attachmentId: file.id })}
          >
            <Icon name="close" size={16} />
          </button>
        </span>
      ))}
    </div>
  )
}
