import type { BoardStart } from './board-dialog.tsx'

const cardsOf = (...keys: BoardStart['cards'][number]['key'][]) => keys.map((key) => ({ key, wide: false }))

/** What most begin with. */
export const startingBoards: BoardStart[] = [
  {
    name: '工作月报',
    cards: [
      { key: 'membersOverMonths', wide: true },
      ...cardsOf('movement', 'funnel', 'life', 'dues', 'transfers', 'alerts'),
    ],
  },
  { name: '队伍结构', cards: cardsOf('age', 'education', 'joined', 'occupation', 'gender', 'ethnicity') },
  {
    name: '换届和届满',
    cards: [
      { key: 'terms', wide: true },
      ...cardsOf('elections', 'probations', 'retirements', 'agesInFiveYears'),
    ],
  },
]
