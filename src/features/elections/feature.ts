import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { register, registerOne, sweep } from './jobs.ts'
import { words } from './words.ts'

export const elections = feature({
  name: 'elections',
  contract,
  powers,
  words,
  actions,
  jobs: [sweep, register, registerOne],
})
