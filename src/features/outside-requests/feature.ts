import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const outsideRequests = feature({ name: 'outsideRequests', contract, powers, words, actions })
