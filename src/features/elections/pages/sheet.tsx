import { type FormEvent, type ReactNode, useId } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import './elections.css'

/** A form over the page that holds more than fields: a roll, a count. */
export function Sheet({
  title,
  submitWord,
  busy,
  blocked,
  error,
  width = 720,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  submitWord: string
  busy: boolean
  /** What is typed cannot be sent as it stands. */
  blocked?: boolean
  error: unknown
  width?: number
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!blocked) onSubmit()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button type="submit" form={id} className="button primary" disabled={busy || blocked}>
        {busy ? '正在提交……' : submitWord}
      </button>
    </>
  )
  return (
    <Dialog open title={title} onClose={onClose} foot={foot} width={width}>
      <form id={id} onSubmit={submit} noValidate className="election-sheet">
        {children}
        <RefusalNotice error={error} retry={onSubmit} />
      </form>
    </Dialog>
  )
}
