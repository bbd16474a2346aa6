import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { standings } from './jobs.ts'
import { words } from './words.ts'

export const admissions = feature({ name: 'admissions', contract, powers, words, actions, jobs: [standings] })
