import { useEffect } from 'react'
import { ask, fileAddress, queries } from './call.ts'
import { keptName } from './ground.ts'
import { tell } from './kit/toasts.tsx'
import { useMay } from './session.ts'

type Standing = { unread: number; latestId: number | null; latestTitle: string | null }

const standingKey = ask.messages.inbox.standing.queryKey()
const listKey = ask.messages.inbox.list.key()

let latest: number | null | undefined

/** Takes in how the inbox stands: the number at the bell at once, the list anew, a word about what has just come. */
function takeIn(standing: Standing): void {
  const before = latest
  latest = standing.latestId
  queries.setQueryData(standingKey, standing)
  if (before === undefined) return
  void queries.invalidateQueries({ queryKey: listKey })
  if (standing.latestId !== null && standing.latestId > (before ?? 0))
    tell.note(standing.latestTitle ?? '有新的站内信')
}

/**
 * One connection for all tabs of the browser: the tab that holds the lock listens and tells the others. Where there are
 * no locks (a page that is not served safely) each tab asks once a minute instead, for browsers keep only six connections.
 */
export function useLiveInbox(): void {
  const allowed = useMay()('messages.own')
  useEffect(() => (allowed ? begin() : undefined), [allowed])
}

function begin(): () => void {
  latest = undefined
  // A tab that only hears others must know what was there before.
  queries.fetchQuery(ask.messages.inbox.standing.queryOptions({})).then(takeIn, () => {})
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return askEachMinute()
  const others = new BroadcastChannel(keptName('inbox'))
  others.onmessage = ({ data }) => takeIn(data as Standing)
  const ending = new AbortController()
  const { signal } = ending
  const listen = () =>
    new Promise<void>((resolve) => {
      const source = new EventSource(fileAddress('/inbox/live'))
      source.addEventListener('message', ({ data }) => {
        const standing = JSON.parse(data) as Standing
        takeIn(standing)
        others.postMessage(standing)
      })
      signal.addEventListener('abort', () => {
        source.close()
        resolve()
      })
    })
  navigator.locks.request(keptName('inbox'), { signal }, listen).catch(() => {})
  return () => {
    ending.abort()
    others.close()
  }
}

function askEachMinute(): () => void {
  const timer = setInterval(() => void queries.invalidateQueries({ queryKey: standingKey }), 60_000)
  return () => clearInterval(timer)
}
