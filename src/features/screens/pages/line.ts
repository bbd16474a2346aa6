import { ORPCError } from '@orpc/client'

/** How the line to the server stands: told now, broken for a while, refused, or over for good. */
export type Line = 'opening' | 'live' | 'lost' | 'refused' | 'over'

export type Heard<T> = { line: Line; shown: T | null; words: string | null }

type Opened<T> = AsyncIterable<{ shown: T | null }>

/** The server tells something every minute: after this long without a word the line is dead. */
const deadAfter = 150_000
const firstPause = 1_000
const longestPause = 60_000

const isRefusal = (error: unknown): error is ORPCError<string, unknown> =>
  error instanceof ORPCError && error.status >= 400 && error.status < 500

/**
 * Keeps a line open for days: opened anew when it ends, breaks or falls silent, after ever longer pauses. What was shown
 * last stays. A refusal is said, and asked again once a minute: whoever has mended it need not come to the wall.
 */
export async function keepLine<T>(
  open: (signal: AbortSignal) => Promise<Opened<T>>,
  told: (heard: Heard<T>) => void,
  leaving: AbortSignal,
): Promise<void> {
  let shown: T | null = null
  let pause = firstPause
  while (!leaving.aborted) {
    const attempt = new AbortController()
    const give = () => attempt.abort()
    leaving.addEventListener('abort', give)
    let watch = setTimeout(give, deadAfter)
    try {
      for await (const one of await open(attempt.signal)) {
        clearTimeout(watch)
        watch = setTimeout(give, deadAfter)
        pause = firstPause
        shown = one.shown
        if (leaving.aborted) return
        told({ line: shown ? 'live' : 'over', shown, words: null })
        if (!shown) return
      }
    } catch (error) {
      if (leaving.aborted) return
      if (isRefusal(error)) {
        pause = longestPause
        shown = null
        told({ line: 'refused', shown, words: error.message })
      } else told({ line: 'lost', shown, words: null })
    } finally {
      clearTimeout(watch)
      leaving.removeEventListener('abort', give)
      attempt.abort()
    }
    await sleep(pause, leaving)
    pause = Math.min(pause * 2, longestPause)
  }
}

const sleep = (ms: number, leaving: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      leaving.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    leaving.addEventListener('abort', done)
  })
