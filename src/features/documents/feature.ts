import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const documents = feature({ name: 'documents', contract, powers, words, actions: {} })
