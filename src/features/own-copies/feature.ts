import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'

export const ownCopies = feature({ name: 'ownCopies', contract, powers, words: {}, actions })
