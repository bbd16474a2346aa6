import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const meetings = feature({ name: 'meetings', contract, powers, words, actions: {} })
