import { useCallback, useEffect } from 'react'
import { call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { useTold } from './told.ts'
import { noLeads, Wall } from './wall.tsx'

/** A screen by its link: whoever holds the address, without an account. Nothing on it leads anywhere. */
export default function ByLink() {
  const { token = '' } = useParams()
  const open = useCallback((signal: AbortSignal) => call.screens.links.live({ token }, { signal }), [token])
  const heard = useTold(open)
  useEffect(() => {
    document.title = heard.shown?.title ?? '大屏'
  }, [heard.shown?.title])
  return <Wall heard={heard} leads={noLeads} />
}
