import { useEffect, useState } from 'react'
import type { call } from '#web/call.ts'
import { type Heard, keepLine } from './line.ts'

type Opened = Awaited<ReturnType<typeof call.screens.live>>
type Telling = Opened extends AsyncIterable<infer One> ? One : never
export type Shown = NonNullable<Telling['shown']>
export type Card = Shown['cards'][number]

/** What is told of a screen, for as long as it is looked at. `open` must stay the same. */
export function useTold(open: (signal: AbortSignal) => Promise<AsyncIterable<Telling>>): Heard<Shown> {
  const [heard, setHeard] = useState<Heard<Shown>>({ line: 'opening', shown: null, words: null })
  useEffect(() => {
    const leaving = new AbortController()
    void keepLine<Shown>(open, setHeard, leaving.signal)
    return () => leaving.abort()
  }, [open])
  return heard
}
