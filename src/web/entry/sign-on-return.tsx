import { useEffect, useRef, useState } from 'react'
import { call } from '../call.ts'
import { goTo } from '../kit/place.ts'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { entered, useSession } from '../session.ts'
import { Entry } from './entry.tsx'
import { placeAfter } from './sign-on.tsx'

/**
 * Where a provider sends the browser back to. The page asks in its own name, so that the strict cookies go along, which
 * they did not on the way from the other site. What the provider wrote is taken out of the address at once.
 */
export default function SignOnReturn() {
  const session = useSession().data
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    const query = location.search.slice(1)
    history.replaceState(null, '', location.pathname)
    void complete(query).catch(setError)
  }, [])
  return (
    <Entry institute={session?.institute ?? ''}>
      <h1>单点登录</h1>
      {error === null ? (
        <p className="entry-hint" role="status">
          正在核对身份服务的答复……
        </p>
      ) : (
        <div className="entry-form">
          <RefusalNotice error={error} />
          <a className="button primary entry-submit" href={session?.signedIn ? '/me' : '/'}>
            {session?.signedIn ? '回到“我的”' : '回到登录页'}
          </a>
        </div>
      )}
    </Entry>
  )
}

async function complete(query: string): Promise<void> {
  const { linked } = await call.accounts.signOn.complete({ query })
  if (linked) return location.replace('/me?linked=1')
  const place = sessionStorage.getItem(placeAfter)
  sessionStorage.removeItem(placeAfter)
  goTo(place?.startsWith('/') && !place.startsWith('//') ? place : '/', { replace: true })
  await entered()
}
