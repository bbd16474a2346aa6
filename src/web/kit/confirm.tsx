import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import { Dialog } from './dialog.tsx'

const ConfirmReason = lazy(() => import('./form.tsx').then((form) => ({ default: form.ConfirmReason })))

type Question = {
  title: string
  words?: ReactNode
  /** Of the field, where it is not the reason that is asked for. */
  label?: string
  submit?: string
  danger?: boolean
}
type Asked = Question & { reason: boolean; answer: (reason: string | null) => void }

let asked: Asked | null = null
const listeners = new Set<() => void>()

function put(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

function ask(question: Question, reason: boolean): Promise<string | null> {
  return new Promise((resolve) => {
    const answer = (given: string | null) => {
      put(null)
      resolve(given)
    }
    asked?.answer(null)
    put({ ...question, reason, answer })
  })
}

/** Asks before something that cannot simply be undone: `if (await confirm({ title, words })) …`. */
export const confirm = async (question: Question): Promise<boolean> => (await ask(question, false)) !== null

/** Asks for the reason that is written into the record; null when the person turned back. */
export const askReason = (question: Question): Promise<string | null> => ask(question, true)

/** Where the questions appear; one in each frame. */
export function Questions() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => asked,
  )
  if (!now) return null
  const { title, words, label, submit = '确定', danger, reason, answer } = now
  if (reason) {
    return (
      <Suspense>
        <ConfirmReason
          title={title}
          notice={words}
          label={label}
          submitWord={submit}
          danger={danger}
          onConfirm={async (given) => answer(given)}
          onClose={() => answer(null)}
        />
      </Suspense>
    )
  }
  return (
    <Dialog
      open
      title={title}
      onClose={() => answer(null)}
      width={440}
      foot={
        <>
          <button type="button" className="button" onClick={() => answer(null)}>
            取消
          </button>
          <button
            type="button"
            className={danger ? 'button danger' : 'button primary'}
            onClick={() => answer('')}
          >
            {submit}
          </button>
        </>
      }
    >
      <div className="question">{words}</div>
    </Dialog>
  )
}
