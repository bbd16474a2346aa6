import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers, separated } from './contract.ts'
import { anchorOfDay, forwarding, resealing } from './jobs.ts'
import { words } from './words.ts'

export const audit = feature({
  name: 'audit',
  contract,
  actions,
  words,
  powers,
  separated,
  jobs: [anchorOfDay, forwarding, resealing],
})
