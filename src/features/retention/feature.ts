import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers, separated } from './contract.ts'
import { jobs } from './jobs.ts'
import { words } from './words.ts'

export const retention = feature({ name: 'retention', contract, actions, words, powers, separated, jobs })
