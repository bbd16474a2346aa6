import { feature } from '#platform/feature.ts'
import { annexActions } from './annexes/actions.ts'
import { contract, powers } from './contract.ts'
import { demandActions } from './demands/actions.ts'
import { fileActions } from './files/actions.ts'
import { listActions } from './lists/actions.ts'
import { ownActions } from './own/actions.ts'
import { paperActions } from './papers/actions.ts'
import { planActions } from './plans/actions.ts'
import { readingActions } from './reading/actions.ts'
import { recordActions } from './records/actions.ts'
import { words } from './words.ts'

export const meetings = feature({
  name: 'meetings',
  contract,
  powers,
  words,
  actions: {
    ...listActions,
    ...planActions,
    ...readingActions,
    records: recordActions,
    files: fileActions,
    papers: paperActions,
    annexes: annexActions,
    demands: demandActions,
    own: ownActions,
  },
})
