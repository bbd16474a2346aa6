import { createRootRoute, createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { lazy, type ReactNode, useEffect } from 'react'
import { Frame } from './frames/frame.tsx'
import { parseSearch, writeSearch } from './kit/address.ts'
import { PageLink } from './kit/page-link.tsx'
import { Empty, Failed, Skeleton } from './kit/states.tsx'
import { type Page, pages } from './page-list.ts'
import { useMay } from './session.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })

/** `/people/:id` as the router writes it. */
const routePath = (path: string) => path.replaceAll(/:(\w+)/g, '$$$1')

function routeOf(page: Page) {
  const Inside = lazy(page.load)
  const component = () => (
    <Permitted page={page}>
      <Inside />
    </Permitted>
  )
  // Fetched when the mouse comes near a link to it.
  component.preload = async () => {
    await page.load()
  }
  return createRoute({ getParentRoute: () => root, path: routePath(page.path), component })
}

/** All the pages of all the features. */
export const router = createRouter({
  routeTree: root.addChildren(pages.map(routeOf)),
  parseSearch,
  stringifySearch: writeSearch,
  scrollRestoration: true,
  defaultPendingComponent: () => <Skeleton lines={8} />,
  defaultErrorComponent: PageFailed,
  defaultStructuralSharing: true,
})

/** A page that the acting role may not see says so; the server would refuse it anyway. */
function Permitted({ page, children }: { page: Page; children: ReactNode }) {
  const may = useMay()
  if (may(page.permission)) return children
  return (
    <Empty
      title="当前身份不能查看此页"
      icon="lock"
      actions={
        <PageLink to="/" className="button">
          回到工作台
        </PageLink>
      }
    >
      如果您还担任其他职务，请在页面顶部切换身份；仍然不能查看的，请联系上级党组织授权。
    </Empty>
  )
}

export function NotFound() {
  return (
    <Empty
      title="没有这个页面"
      icon="record"
      actions={
        <PageLink to="/" className="button primary">
          回到工作台
        </PageLink>
      }
    >
      地址可能写错了，或者页面已经移走。
    </Empty>
  )
}

const changedSince = /dynamically imported module|Importing a module script failed|preload CSS/i

/** A page that broke. After an update the old pieces are gone: it is loaded anew, once. */
function PageFailed({ error, reset }: ErrorComponentProps) {
  const stale = error instanceof Error && changedSince.test(error.message)
  useEffect(() => {
    if (!stale || sessionStorage.getItem('zhibu.reloaded') === location.href) return
    sessionStorage.setItem('zhibu.reloaded', location.href)
    location.reload()
  }, [stale])
  return <Failed error={stale ? new TypeError('Failed to fetch') : error} retry={reset} />
}
