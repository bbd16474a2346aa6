import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const seals = feature({ name: 'seals', contract, powers, words, actions: {} })
