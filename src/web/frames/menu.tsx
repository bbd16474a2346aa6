import { Icon } from '../kit/icon.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { usePlace } from '../kit/place.ts'
import { menuGroups, type Page, pageAt, pages } from '../page-list.ts'
import { useMay } from '../session.ts'

/** The pages of the menu that one may see, by group. */
export const useMenu = () => menuOf(useMay())

/** The menu of whoever may so much. */
export function menuOf(may: (permission: string | undefined) => boolean): { group: string; pages: Page[] }[] {
  const mine = pages.filter((page) => page.menu && may(page.permission))
  const order = (page: Page) => page.menu?.order ?? 0
  return menuGroups
    .map((group) => ({
      group,
      pages: mine
        .filter((page) => page.menu?.group === group)
        .sort((one, other) => order(one) - order(other)),
    }))
    .filter((one) => one.pages.length > 0)
}

/** The menu's entry that the present page belongs to: its own, or that of a page above it. */
function usePresent(): Page | undefined {
  const { pathname } = usePlace()
  let at = pageAt(pathname)
  while (at && !at.menu && at.parent) {
    const above = at.parent
    at = pages.find((page) => page.path === above)
  }
  return at
}

export function Menu({ folded, fold }: { folded: boolean; fold: (next: boolean) => void }) {
  const menu = useMenu()
  const present = usePresent()
  return (
    <nav className="menu" aria-label="主菜单">
      <div className="menu-groups">
        {menu.map(({ group, pages }) => (
          <section key={group} aria-label={group}>
            {group !== menuGroups[0] && <h2>{group}</h2>}
            <ul>
              {pages.map((page) => (
                <li key={page.path}>
                  <PageLink
                    to={page.path}
                    aria-current={page === present ? 'page' : undefined}
                    title={folded ? page.title : undefined}
                  >
                    <Icon
                      name={page.icon ?? 'record'}
                      size={20}
                      face={page === present ? 'var(--gold-200)' : 'none'}
                    />
                    <span>{page.menu?.title ?? page.title}</span>
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <button type="button" className="menu-fold" aria-expanded={!folded} onClick={() => fold(!folded)}>
        <Icon name={folded ? 'unfold' : 'fold'} />
        <span>{folded ? '展开菜单' : '收起'}</span>
      </button>
    </nav>
  )
}
