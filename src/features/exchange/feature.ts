import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers, separated } from './contract.ts'
import { hand, look, prepare } from './jobs.ts'
import { words } from './words.ts'

export const exchange = feature({
  name: 'exchange',
  contract,
  powers,
  separated,
  words,
  actions,
  jobs: [prepare, hand, look],
})
