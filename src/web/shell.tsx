import { lazy, type ReactNode, Suspense } from 'react'
import { Frame, OpenPage } from './frames/frame.tsx'
import { inPractice, pathnameHere } from './ground.ts'
import { Failed } from './kit/states.tsx'
import { Toasts } from './kit/toasts.tsx'
import { useLockedHere } from './lock/lock.ts'
import { pageAt } from './page-list.ts'
import { useSession } from './session.ts'

const SignIn = lazy(() => import('./entry/sign-in.tsx'))
const SignInLink = lazy(() => import('./entry/sign-in-link.tsx'))
const SignOnReturn = lazy(() => import('./entry/sign-on-return.tsx'))
const Verify = lazy(() => import('./entry/verify.tsx'))
const LockWatch = lazy(() => import('./lock/lock-watch.tsx'))
const LockScreen = lazy(() => import('./lock/lock-screen.tsx'))
const SecondFactor = lazy(() => import('./entry/second-factor.tsx'))
const NewPassword = lazy(() => import('./entry/new-password.tsx'))
const PracticeOver = lazy(() => import('./entry/practice-over.tsx'))
const FirstAdministrator = lazy(() => import('./entry/first-administrator.tsx'))

/** Who is there decides what is shown: the way in, or the pages. The address stays as it is meanwhile. */
export function Shell() {
  const pathname = pathnameHere()
  const asked = verifying.exec(pathname)
  const page = pageAt(pathname)
  const open = page?.alone === 'open' ? page : null
  return (
    <Suspense fallback={<p className="boot">正在进入智慧党建平台……</p>}>
      {asked ? (
        <Verify code={decodeURIComponent(asked[1] ?? '')} />
      ) : open ? (
        <OpenPage page={open} />
      ) : (
        <Door />
      )}
      <Toasts />
    </Suspense>
  )
}

/** To a browser that was not let in the practice world does not even open. */
const isPracticeOver = (error: unknown) =>
  (error as { data?: { code?: string } }).data?.code === 'practice-over'

const verifying = /^\/verify(?:\/([^/]*))?$/

function Door(): ReactNode {
  const { data: session, error, refetch } = useSession()
  const locked = useLockedHere()
  const pathname = pathnameHere()
  if (pathname.startsWith('/sign-in/')) return <SignInLink token={pathname.slice(9)} />
  if (pathname === '/sign-on/return') return <SignOnReturn />
  if (!session) {
    if (!error) return <p className="boot">正在进入智慧党建平台……</p>
    if (inPractice && isPracticeOver(error)) return <PracticeOver />
    return (
      <main className="boot">
        <Failed error={error} retry={() => void refetch()} />
      </main>
    )
  }
  if (session.needsFirstAdministrator) return <FirstAdministrator />
  if (!session.signedIn) return inPractice ? <PracticeOver /> : <SignIn session={session} />
  if (session.factor) return <SecondFactor session={session} />
  if (session.locked || locked) return <LockScreen session={session} />
  if (session.mustChangePassword) return <NewPassword session={session} />
  return (
    <>
      <Frame />
      <Suspense>{session.kept && <LockWatch minutes={session.kept.lockMinutes} />}</Suspense>
    </>
  )
}
