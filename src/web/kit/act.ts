import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tell } from './toasts.tsx'

type Options<Output> = {
  /** What is said when it is done: '已更正'. */
  done?: string | ((output: Output) => string)
  /** What must be read again; everything on the screen when left out. */
  refresh?: QueryKey[]
  after?: (output: Output) => void
}

export type Act<Input, Output> = {
  /** Does it, says so, and reads again what may have changed; a refusal is said at the top. Undefined: refused. */
  run: (input: Input) => Promise<Output | undefined>
  /** The same, but throws a refusal: for forms, which show it beside the field at fault. */
  send: (input: Input) => Promise<Output>
  busy: boolean
}

/** A deed on the server: `const accept = useAct(call.people.proposals.accept, { done: '已采纳' })`. */
export function useAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  { done, refresh, after }: Options<Output> = {},
): Act<Input, Output> {
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const send = async (input: Input) => {
    setBusy(true)
    try {
      const output = await act(input)
      if (refresh) await Promise.all(refresh.map((queryKey) => cache.invalidateQueries({ queryKey })))
      else await cache.invalidateQueries()
      if (done) tell.done(typeof done === 'string' ? done : done(output))
      after?.(output)
      return output
    } finally {
      setBusy(false)
    }
  }
  const run = (input: Input) =>
    send(input).catch((error: unknown) => {
      tell.refused(error)
      return undefined
    })
  return { run, send, busy }
}
