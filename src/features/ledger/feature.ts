import { feature } from '#platform/feature.ts'
import { bookActions } from './books/actions.ts'
import { chapterActions } from './chapters/actions.ts'
import { contract, powers } from './contract.ts'
import { gapActions } from './gaps/actions.ts'
import { itemActions } from './items/actions.ts'
import { fileActions } from './items/files/actions.ts'
import { givingActions } from './items/giving/actions.ts'
import { listActions } from './items/lists/actions.ts'
import { words } from './words.ts'

export const ledger = feature({
  name: 'ledger',
  contract,
  powers,
  words,
  actions: {
    ...chapterActions,
    gaps: gapActions,
    books: bookActions,
    items: { ...listActions, ...itemActions, files: fileActions, giving: givingActions },
  },
})
