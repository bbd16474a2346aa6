import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { answers } from './jobs.ts'
import { words } from './words.ts'

export const talks = feature({ name: 'talks', contract, powers, words, actions, jobs: [answers] })
