import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newDeedKey } from '../outbox/deed-key.ts'
import { frameNow } from './device.ts'
import { shownRefusal } from './refusal.ts'
import { tell } from './toasts.tsx'

type Options<Input, Output> = {
  /** What is said when it is done: '已更正'. */
  done?: string | ((output: Output) => string)
  /** What must be read again; everything on the screen when left out. */
  refresh?: QueryKey[]
  after?: (output: Output) => void
  /** The counter-act of a small one: offered for some seconds instead of asking before. */
  undo?: (input: Input) => Promise<unknown>
}

export type Act<Input, Output> = {
  /** Does it, says so, and reads again what may have changed; a refusal is said at the top. Undefined: refused. */
  run: (input: Input) => Promise<Output | undefined>
  /** The same, but throws a refusal: for forms, which show it beside the field at fault. */
  send: (input: Input) => Promise<Output>
  busy: boolean
}

/** The name under which the server does it once, where the answer may be lost on the way. */
export type Named = { context: { key?: string } }

/** A deed on the server: `const accept = useAct(call.people.proposals.accept, { done: '已采纳' })`. */
export function useAct<Input, Output>(
  act: (input: Input, named: Named) => Promise<Output>,
  { done, refresh, after, undo }: Options<Input, Output> = {},
): Act<Input, Output> {
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const nameOf = useDeedNames<Input>()
  const send = async (input: Input) => {
    setBusy(true)
    const again = async () => {
      if (refresh) await Promise.all(refresh.map((queryKey) => cache.invalidateQueries({ queryKey })))
      else await cache.invalidateQueries()
    }
    const back =
      undo &&
      (() =>
        void undo(input)
          .then(() => tell.done('已撤销，恢复原样'), tell.refused)
          .then(again))
    try {
      const output = await nameOf(input, (key) => act(input, { context: { key } }))
      await again()
      if (done) tell.done(typeof done === 'string' ? done : done(output), back)
      after?.(output)
      return output
    } finally {
      setBusy(false)
    }
  }
  const run = (input: Input): Promise<Output | undefined> =>
    send(input).catch((error: unknown) => {
      tell.refused(error, () => void run(input))
      return undefined
    })
  return { run, send, busy }
}

/**
 * On the phone, where networks are lost, a deed has a name: tried again after no answer came, the same deed goes under
 * the same name, and is not done twice.
 */
function useDeedNames<Input>() {
  const unanswered = useRef<{ said: string; key: string } | null>(null)
  return async <Output>(
    input: Input,
    work: (key: string | undefined) => Promise<Output>,
  ): Promise<Output> => {
    if (frameNow() !== 'phone') return work(undefined)
    const said = JSON.stringify([input], (_, value) =>
      value instanceof File ? [value.name, value.size, value.lastModified] : value,
    )
    const before = unanswered.current
    const key = before?.said === said ? before.key : newDeedKey()
    unanswered.current = null
    try {
      return await work(key)
    } catch (error) {
      if (shownRefusal(error).code === 'unreachable') unanswered.current = { said, key }
      throw error
    }
  }
}
