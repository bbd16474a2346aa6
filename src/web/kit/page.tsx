import { createContext, type ReactNode, useContext, useEffect } from 'react'

export type Crumb = { title: string; to?: string }

/** What the shell tells the page that stands in it, and what the page may tell the shell. */
export type PagePlace = {
  title: string
  crumbs: Crumb[]
  /** What the page's address gives its path: `/people/:id`. */
  params: Record<string, string>
  /** True when a tab of the phone's bottom bar leads straight here: no way back is shown. */
  root: boolean
  /** Where "back" leads when there is no history. */
  parent: string
  rename: (title: string) => void
}

const nowhere: PagePlace = {
  title: '',
  crumbs: [],
  params: {},
  root: true,
  parent: '/',
  rename: () => {},
}

export const PagePlaceContext = createContext<PagePlace>(nowhere)
export const usePagePlace = () => useContext(PagePlaceContext)

/** Gives the tab, breadcrumb and document the name of what is shown: a person, an organization. */
export function usePageTitle(title: string | undefined): void {
  const { rename } = usePagePlace()
  useEffect(() => {
    if (title) rename(title)
  }, [title, rename])
}

/** Kept beside React's state: it is read only when somebody asks, and nothing is drawn anew because it changed. */
let helpOfPage: ReactNode = null

/** What the open page has to say about itself. */
export const pageHelp = () => helpOfPage

/** The words behind the question mark while this page is open. */
export function PageHelp({ children }: { children: ReactNode }) {
  useEffect(() => {
    helpOfPage = children
    return () => {
      helpOfPage = null
    }
  }, [children])
  return null
}
