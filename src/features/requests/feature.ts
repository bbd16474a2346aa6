import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { readingActions } from './reading/actions.ts'
import { words } from './words.ts'

export const requests = feature({
  name: 'requests',
  contract,
  powers,
  words,
  actions: { ...readingActions, ...actions },
})
