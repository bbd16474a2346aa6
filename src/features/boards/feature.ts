import { feature } from '#platform/feature.ts'
import { analysis } from './analysis/actions.ts'
import { actions as cards } from './cards/actions.ts'
import { contract, powers } from './contract.ts'
import { jobs } from './jobs.ts'
import { needs } from './needs/actions.ts'
import { actions as own } from './own/actions.ts'
import { words } from './words.ts'

export const boards = feature({
  name: 'boards',
  contract,
  powers,
  words,
  jobs,
  actions: { cards, analysis, own, needs },
})
