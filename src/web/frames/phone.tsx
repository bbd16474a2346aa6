import { lazy, type ReactNode, Suspense } from 'react'
import { useAfter } from '../kit/after.ts'
import { Icon } from '../kit/icon.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { usePlace } from '../kit/place.ts'
import { pageAt, pages } from '../page-list.ts'
import { useMay } from '../session.ts'
import { OfflineNotice } from './offline-notice.tsx'
import { phoneParent, phoneTabs } from './phone-tabs.ts'
import { PracticeNotice } from './practice-notice.tsx'
import { StandInBanner } from './stand-in.tsx'
import './phone.css'

const KeptProgram = lazy(() => import('../outbox/kept-program.tsx'))

/** The phone: the page, and under the thumb the way to the main ones. */
export default function Phone({ children }: { children: ReactNode }) {
  // Once the first page stands, and not among what it waits for.
  const late = useAfter(8000)
  return (
    <div className="phone">
      <OfflineNotice />
      <Suspense>{late && <KeptProgram />}</Suspense>
      <PracticeNotice />
      <StandInBanner />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <TabBar />
    </div>
  )
}

function TabBar() {
  const may = useMay()
  const { pathname } = usePlace()
  const tabs = phoneTabs(may)
  let present = pageAt(pathname)
  while (present && !tabs.includes(present)) {
    const above = phoneParent(present)
    present = pages.find((page) => page.path === above)
  }
  return (
    <nav className="tab-bar" aria-label="主要页面">
      {tabs.map((page) => (
        <PageLink key={page.path} to={page.path} aria-current={page === present ? 'page' : undefined}>
          <Icon name={page.icon ?? 'record'} size={26} face="#f3dca6" />
          <span>{page.short ?? page.title}</span>
        </PageLink>
      ))}
    </nav>
  )
}
