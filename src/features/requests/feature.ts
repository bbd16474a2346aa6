import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const requests = feature({ name: 'requests', contract, powers, words, actions: {} })
