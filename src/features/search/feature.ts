import { feature } from '#platform/feature.ts'
import { askingActions } from './asking/actions.ts'
import { contract, powers } from './contract.ts'
import { indexing } from './entries/jobs.ts'
import { synonymActions } from './synonyms/actions.ts'
import { words } from './words.ts'

export const search = feature({
  name: 'search',
  contract,
  powers,
  words,
  actions: { ...askingActions, synonyms: synonymActions },
  jobs: [indexing],
})
