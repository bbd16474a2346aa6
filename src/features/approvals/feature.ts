import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const approvals = feature({ name: 'approvals', contract, powers, words, actions: {} })
