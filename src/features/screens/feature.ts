import { feature } from '#platform/feature.ts'
import { actions as arranged } from './arranged/actions.ts'
import { contract, powers } from './contract.ts'
import { actions as links } from './links/actions.ts'
import { words } from './words.ts'

export const screens = feature({
  name: 'screens',
  contract,
  powers,
  words,
  actions: { ...arranged, links },
})
