import { useEffect, useRef } from 'react'
import { Icon } from '../kit/icon.tsx'
import { MenuButton } from '../kit/menu-button.tsx'
import { PageLink, useGo } from '../kit/page-link.tsx'
import { usePlace } from '../kit/place.ts'
import { showWithin } from '../kit/show-within.ts'
import { closeOtherPages, closePage, useOpenPages } from './open-pages.ts'

/** The tabs of the pages opened: links that remember what each page was narrowed to. */
export function OpenPages() {
  const open = useOpenPages()
  const { pathname } = usePlace()
  const go = useGo()
  const row = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is opened
  useEffect(() => {
    showWithin(row.current, row.current?.querySelector('[aria-current]')?.parentElement)
  }, [pathname, open])
  const close = (which: string) => {
    const next = closePage(which)
    if (which === pathname) go(next)
  }
  const closeAll = () => {
    closeOtherPages('')
    go('/')
  }
  return (
    <nav className="open-pages" aria-label="已打开的页面">
      <ul ref={row}>
        <li>
          <PageLink to="/" aria-current={pathname === '/' ? 'page' : undefined}>
            工作台
          </PageLink>
        </li>
        {open.map((page) => (
          <li key={page.pathname}>
            <PageLink to={page.address} aria-current={page.pathname === pathname ? 'page' : undefined}>
              {page.title}
            </PageLink>
            <button type="button" aria-label={`关闭${page.title}`} onClick={() => close(page.pathname)}>
              <Icon name="close" size={13} />
            </button>
          </li>
        ))}
      </ul>
      {open.length > 2 && (
        <MenuButton
          className="open-pages-more"
          label="页签操作"
          items={[
            { key: 'others', label: '关闭其他页', icon: 'close', onPick: () => closeOtherPages(pathname) },
            { key: 'all', label: '全部关闭', icon: 'close', onPick: closeAll },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </nav>
  )
}
