import type { UseQueryOptions } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { IconName } from './kit/icon.tsx'
import type { KeptDeed } from './outbox/differences.ts'
import { bestMatch } from './page-match.ts'

/** The groups of the left menu, from the top. */
export const menuGroups = [
  '工作台',
  '组织与党员',
  '组织工作',
  '党建书苑',
  '公文与审批',
  '印章与档案',
  '数据与统计',
  '系统管理',
] as const
export type MenuGroup = (typeof menuGroups)[number]

/**
 * One page of a feature. `src/features/<noun>/pages/index.ts` exports `pages: Page[]`; the shell makes the address,
 * the menu, the breadcrumb, the tab and the document's title of it.
 */
export type Page = {
  /** The address, with parameters as `/people/:id`. */
  path: string
  title: string
  icon?: IconName
  /** Its place in the left menu; left out when the page is reached from another page only. */
  menu?: { group: MenuGroup; order: number; title?: string }
  /** What one must be allowed to do to see it; left out: everybody who is signed in. */
  permission?: string
  /** Everybody may see it, but on the intranet only; of others the permission says as much. */
  inside?: true
  /** On the phone: a line of 我的, and of what one may choose for the home grid. The tabs stand in `frames/phone-tabs.ts`. */
  phone?: 'more'
  /** Its name where room is short: the bottom bar and the home grid. */
  short?: string
  /** Fills the window by itself, without menus; `open`: also for whoever is not signed in, and then without a session. */
  alone?: 'signedIn' | 'open'
  /** The address one level up, for the breadcrumb and the way back: `/people`. */
  parent?: string
  /** The page itself, its own piece of the program: `() => import('./people-list.tsx')`, default export. */
  load: () => Promise<{ default: ComponentType }>
}

// biome-ignore lint/suspicious/noExplicitAny: the number is all that matters; what it was taken from does not
type Counting = UseQueryOptions<any, any, number, any>

/** A number on the workbench that waits for somebody. Shown when it is not zero; opens what it counts. */
export type Todo = {
  key: string
  title: string
  note?: string
  icon: IconName
  order: number
  permission?: string
  to: string
  /** `() => ask.people.proposals.list.queryOptions({ input: { size: 1 }, select: (list) => list.total })` */
  count: () => Counting
}

/** A part of the workbench that a feature brings along: `band` over the whole width, `main` left, `side` right. */
export type Card = {
  key: string
  place: 'band' | 'main' | 'side'
  order: number
  permission?: string
  load: () => Promise<{ default: ComponentType }>
}

export type Found = { key: string; title: string; note?: string; icon: IconName; to: string }

/** Answers the global search (Ctrl K) from one feature: people, organizations. `text` is never empty. */
export type GlobalSearch = {
  key: string
  title: string
  permission?: string
  find: (text: string) => Promise<Found[]>
}

type Brought = {
  pages?: Page[]
  todos?: Todo[]
  cards?: Card[]
  globalSearch?: GlobalSearch
  keptDeeds?: KeptDeed[]
}

const brought = Object.values(
  import.meta.glob<Brought>(['../features/*/pages/index.ts', './pages/index.ts'], { eager: true }),
)
const byOrder = (one: { order: number }, other: { order: number }) => one.order - other.order

export const pages: Page[] = brought.flatMap((feature) => feature.pages ?? [])
export const todos: Todo[] = brought.flatMap((feature) => feature.todos ?? []).sort(byOrder)
export const cards: Card[] = brought.flatMap((feature) => feature.cards ?? []).sort(byOrder)
export const keptDeeds: KeptDeed[] = brought.flatMap((feature) => feature.keptDeeds ?? [])
export const searches: GlobalSearch[] = brought.flatMap((feature) => feature.globalSearch ?? [])

/** The page that an address of ours leads to. */
export const pageAt = (pathname: string): Page | undefined => bestMatch(pages, pathname)
