import { feature } from '#platform/feature.ts'
import { analysis } from './analysis/actions.ts'
import { actions as cards } from './cards/actions.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const boards = feature({ name: 'boards', contract, powers, words, actions: { cards, analysis } })
