import { Component, type ComponentType, type ReactNode, Suspense, use, useEffect, useRef } from 'react'
import { PageLink } from './kit/page-link.tsx'
import { usePlace } from './kit/place.ts'
import { Empty, Failed, Skeleton } from './kit/states.tsx'
import { type Page, pageAt } from './page-list.ts'
import { useMay, useOutside } from './session.ts'

/** The page that the address leads to; a new one for each address, so that nothing of the last record stays. */
export function Outlet() {
  const { pathname } = usePlace()
  const page = pageAt(pathname)
  useFocusKept(pathname)
  if (!page) return <NotFound />
  return (
    <Guard key={pathname}>
      <Permitted page={page}>
        <Suspense fallback={<Skeleton lines={8} />}>
          <Inside page={page} />
        </Suspense>
      </Permitted>
    </Guard>
  )
}

const loading = new Map<Page, Promise<ComponentType>>()

/** The page's own piece of the program; asked for once, and again when it did not come. */
export function loadPage(page: Page): Promise<ComponentType> {
  const known = loading.get(page)
  if (known) return known
  const coming = page.load().then((module) => module.default)
  loading.set(page, coming)
  coming.catch(() => loading.delete(page))
  return coming
}

function Inside({ page }: { page: Page }) {
  const Shown = use(loadPage(page))
  return <Shown />
}

/** The focus goes to the page when what had it is gone: with the keyboard one goes on from there. */
function useFocusKept(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

/** A page that the acting role may not see says so; the server would refuse it anyway. */
function Permitted({ page, children }: { page: Page; children: ReactNode }) {
  const may = useMay()
  const outside = useOutside()
  if (may(page.permission) && !(outside && page.inside)) return children
  if (outside) return <OnlyInside />
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

/** On the extranet: what is done inside is not even asked for. */
const OnlyInside = () => (
  <Empty
    title="这件事只在内网办理"
    icon="lock"
    actions={
      <PageLink to="/" className="button primary">
        回到首页
      </PageLink>
    }
  >
    这里是外网，只提供公开资料和本人账号。请在单位内网登录后办理。
  </Empty>
)

function NotFound() {
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

/** A page that broke says so, and leaves the rest usable. After an update the old pieces are gone: loaded anew, once. */
class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError = (error: unknown) => ({ error })

  override componentDidCatch(error: unknown) {
    if (!isStale(error) || sessionStorage.getItem('zhibu.reloaded') === location.href) return
    sessionStorage.setItem('zhibu.reloaded', location.href)
    location.reload()
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    const shown = isStale(error) ? new TypeError('Failed to fetch') : error
    return <Failed error={shown} retry={() => this.setState({ error: null })} />
  }
}

const isStale = (error: unknown) => error instanceof Error && changedSince.test(error.message)
