import { type CardKey, cardKeys } from '#features/boards/cards/catalogue/rules.ts'

/** What stands in a panel of a screen: a card, or what has just happened. */
export const panelKeys = [...cardKeys, 'happenings'] as [
  CardKey | 'happenings',
  ...(CardKey | 'happenings')[],
]
export type PanelKey = (typeof panelKeys)[number]
export const happeningsTitle = '最近办理'

/** How a page of a screen is laid out, and how many panels it holds. */
export const views = ['constellation', 'panels'] as const
export type View = (typeof views)[number]
export const viewNames: Record<View, string> = { constellation: '组织全图居中', panels: '卡片铺满' }
export const mostPanels: Record<View, number> = { constellation: 7, panels: 6 }

export const mostPages = 12
/** A page must be readable before it turns, and the others must have their turn. */
export const seconds = { least: 5, most: 600, usual: 20 } as const

export type ScreenPage = { title: string; seconds: number; view: View; panels: PanelKey[] }

/** What is wrong with the pages of a screen; null: nothing. */
export function whyNotPages(pages: readonly ScreenPage[]): { code: string; facts: object } | null {
  for (const [at, { title, view, panels }] of pages.entries()) {
    const facts = { title, page: at + 1, field: 'pages' }
    if (view === 'panels' && panels.length === 0) return { code: 'screen-page-empty', facts }
    const most = mostPanels[view]
    if (panels.length > most) return { code: 'screen-page-full', facts: { ...facts, most } }
    if (new Set(panels).size < panels.length) return { code: 'screen-panel-twice', facts }
  }
  return null
}

/** What a new screen begins with. */
export const usualPages: ScreenPage[] = [
  {
    title: '概览',
    seconds: 30,
    view: 'constellation',
    panels: ['age', 'education', 'sizes', 'funnel', 'life', 'happenings', 'membersOverMonths'],
  },
  { title: '队伍结构', seconds: 20, view: 'panels', panels: ['age', 'joined', 'occupation', 'education'] },
  {
    title: '增减与发展党员',
    seconds: 20,
    view: 'panels',
    panels: ['membersOverMonths', 'movement', 'funnel', 'admitted'],
  },
  { title: '组织生活与任期', seconds: 20, view: 'panels', panels: ['life', 'terms', 'elections', 'dues'] },
  {
    title: '提醒与办理',
    seconds: 20,
    view: 'panels',
    panels: ['alerts', 'affairs', 'transfers', 'happenings'],
  },
]
