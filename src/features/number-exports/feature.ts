import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const numberExports = feature({ name: 'numberExports', contract, powers, words, actions })
