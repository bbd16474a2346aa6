import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Questions } from '../kit/confirm.tsx'
import { useFrame } from '../kit/device.ts'
import { type Crumb, type PagePlace, PagePlaceContext } from '../kit/page.tsx'
import { Skeleton } from '../kit/states.tsx'
import { type Page, pageAt, pages } from '../page-list.ts'
import { useSession } from '../session.ts'
import { IdleNotice } from './idle-notice.tsx'
import { nameOpenPage, noteOpenPage } from './open-pages.ts'
import { phoneTabs } from './phone-tabs.ts'
import './frame.css'

const Desktop = lazy(() => import('./desktop.tsx'))
const Phone = lazy(() => import('./phone.tsx'))

/** Every page stands in one of the two frames; here is what both have in common. */
export function Frame() {
  const phone = useFrame() === 'phone'
  const { place, help } = usePlace()
  const Around = phone ? Phone : Desktop
  return (
    <PagePlaceContext value={place}>
      <Suspense fallback={<p className="boot">正在打开……</p>}>
        <Around help={help}>
          <Suspense fallback={<Skeleton lines={8} />}>
            <Outlet />
          </Suspense>
        </Around>
      </Suspense>
      <Questions />
      <IdleNotice />
    </PagePlaceContext>
  )
}

/** Where we are: title, breadcrumb, tab; and what the page itself has to say about it. */
function usePlace(): { place: PagePlace; help: ReactNode } {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const address = useRouterState({ select: (state) => state.location.href })
  const session = useSession().data
  const [help, setHelp] = useState<ReactNode>(null)
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
  const place = useMemo(() => {
    const root = page !== undefined && phoneTabs(() => true).includes(page)
    return { title, crumbs: crumbsOf(page, title), root, parent: page?.parent ?? '/', rename, setHelp }
  }, [page, title, rename])
  return { place, help }
}

/** From the workbench over the menu's group and the pages above to this one. */
export function crumbsOf(page: Page | undefined, title: string): Crumb[] {
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
