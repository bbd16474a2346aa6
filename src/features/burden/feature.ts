import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { jobs } from './jobs.ts'
import { words } from './words.ts'

export const burden = feature({ name: 'burden', contract, powers, words, actions, jobs })
