import { useCallback, useEffect, useRef, useState } from 'react'
import { shownRefusal } from '#web/kit/refusal.ts'

export type Saving = 'saved' | 'waiting' | 'saving' | 'refused'

/** How long nothing must be typed before it is saved. */
const pause = 700

/**
 * Saves what is written a moment after the last change, one after the other; `flush` saves at once. What was refused
 * stays in the form and is sent again with the next change.
 */
export function useAutosave<Change extends object>(
  save: (change: Change) => Promise<unknown>,
  join: (old: Change, next: Change) => Change,
) {
  const [state, setState] = useState<Saving>('saved')
  const [fault, setFault] = useState<{ field: string | null; message: string } | null>(null)
  const pending = useRef<Change | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))
  const saver = useRef(save)
  saver.current = save

  const send = useCallback(async (): Promise<boolean> => {
    const change = pending.current
    if (!change) return true
    pending.current = null
    setState('saving')
    try {
      await saver.current(change)
      setFault(null)
      setState(pending.current ? 'waiting' : 'saved')
      return true
    } catch (error) {
      pending.current = pending.current ? join(change, pending.current) : change
      const { field, message } = shownRefusal(error)
      setFault({ field, message })
      setState('refused')
      return false
    }
  }, [join])

  const flush = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current)
    running.current = running.current.then(send)
    return running.current
  }, [send])

  const change = (next: Change) => {
    pending.current = pending.current ? join(pending.current, next) : next
    setState('waiting')
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void flush(), pause)
  }
  useEffect(() => () => void flush(), [flush])
  return { change, flush, state, fault }
}
