import { lazy, type ReactNode, Suspense, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useAfter } from '../kit/after.ts'
import { Questions } from '../kit/confirm.tsx'
import { frameNow, useFrame } from '../kit/device.ts'
import { type Crumb, type PagePlace, PagePlaceContext } from '../kit/page.tsx'
import { placeNow, usePlace } from '../kit/place.ts'
import { useLiveInbox } from '../live-inbox.ts'
import { startPosting } from '../outbox/posting.ts'
import { type Page, pageAt, pages } from '../page-list.ts'
import { matchPath } from '../page-match.ts'
import { loadPage, Outlet } from '../routes.tsx'
import { useMay, useSession } from '../session.ts'
import { LostRole } from './lost-role.tsx'
import { nameOpenPage, noteOpenPage } from './open-pages.ts'
import { phoneParent, phoneTabs } from './phone-tabs.ts'
import { PracticeNotice } from './practice-notice.tsx'
import './frame.css'

const desktop = () => import('./desktop.tsx')
const phone = () => import('./phone.tsx')
const Desktop = lazy(desktop)
const Phone = lazy(phone)
const IdleNotice = lazy(() => import('./idle-notice.tsx'))
const Watermark = lazy(() => import('./watermark.tsx'))

/** Fetches the frame and the page that will be shown, while the session is still being asked for. */
export function warmUp(): void {
  const page = pageAt(placeNow().pathname)
  const pieces: Promise<unknown>[] = page?.alone ? [] : [frameNow() === 'phone' ? phone() : desktop()]
  if (page) pieces.push(loadPage(page))
  for (const piece of pieces) piece.catch(() => undefined)
}

/** Every page stands in one of the two frames, or alone; here is what all have in common. */
export function Frame() {
  const frame = useFrame() === 'phone' ? Phone : Desktop
  const Around = pageAt(usePlace().pathname)?.alone ? Alone : frame
  const place = useWhere()
  const marked = useMarked()
  useEffect(startPosting, [])
  const late = useAfter(60_000)
  useLiveInbox()
  return (
    <PagePlaceContext value={place}>
      <Suspense fallback={<p className="boot">正在打开……</p>}>
        <Around>
          <Outlet />
        </Around>
      </Suspense>
      <Questions />
      <Suspense>{late && <IdleNotice />}</Suspense>
      <Suspense>{marked && <Watermark />}</Suspense>
      <LostRole />
    </PagePlaceContext>
  )
}

/** A page that everybody may see has no data of people: nothing is fetched for it. */
function useMarked(): boolean {
  const { pathname } = usePlace()
  const watermark = useSession().data?.watermark
  return watermark?.pages === 'all' || (watermark !== undefined && pageAt(pathname)?.permission !== undefined)
}

/** A page that fills the window: in the practice world it says so all the same. */
const Alone = ({ children }: { children: ReactNode }) => (
  <>
    <PracticeNotice />
    {children}
  </>
)

/** A page that is open to everybody: nobody is asked who he is. */
export function OpenPage({ page }: { page: Page }) {
  const { pathname } = usePlace()
  const Shown = use(loadPage(page))
  const place = useMemo(() => {
    const params = matchPath(page.path, pathname) ?? {}
    return { title: page.title, crumbs: [], params, root: true, parent: '/', rename: () => {} }
  }, [page, pathname])
  return (
    <PagePlaceContext value={place}>
      <Shown />
    </PagePlaceContext>
  )
}

/** Where we are: title, breadcrumb, tab; and what the page itself has to say about it. */
function useWhere(): PagePlace {
  const { pathname, search } = usePlace()
  const address = pathname + search
  const session = useSession().data
  const may = useMay()
  const [named, setNamed] = useState<{ pathname: string; title: string } | null>(null)
  const page = pageAt(pathname)
  const own = named?.pathname === pathname ? named.title : null
  const title = own ?? page?.title ?? '没有这个页面'
  const rename = useCallback(
    (next: string) => {
      setNamed({ pathname, title: next })
      nameOpenPage(pathname, next)
    },
    [pathname],
  )
  useEffect(() => {
    if (page) noteOpenPage({ pathname, address, title: page.title })
  }, [page, pathname, address])
  useEffect(() => {
    document.title = `${title} · ${session?.institute ?? '智慧党建平台'}`
  }, [title, session])
  const root = page !== undefined && phoneTabs(may).includes(page)
  return useMemo(() => {
    const params = (page && matchPath(page.path, pathname)) ?? {}
    const crumbs = crumbsOf(page, title)
    return { title, crumbs, params, root, parent: (page && phoneParent(page)) ?? '/', rename }
  }, [page, pathname, title, root, rename])
}

/** From the workbench over the menu's group and the pages above to this one. */
function crumbsOf(page: Page | undefined, title: string): Crumb[] {
  if (!page || page.path === '/') return []
  const above: Page[] = []
  for (let at = parentOf(page); at; at = parentOf(at)) above.unshift(at)
  const group = (above[0] ?? page).menu?.group
  return [
    { title: '工作台', to: '/' },
    ...(group && group !== '工作台' ? [{ title: group }] : []),
    ...above.map((one) => ({ title: one.title, to: one.path.includes(':') ? undefined : one.path })),
    { title },
  ]
}

const parentOf = (page: Page) =>
  pages.find((one) => one.path === page.parent && one.path !== '/' && one !== page)
