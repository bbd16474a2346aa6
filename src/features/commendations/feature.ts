import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const commendations = feature({ name: 'commendations', contract, powers, words, actions })
