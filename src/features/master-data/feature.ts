import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { actions as differences } from './differences/actions.ts'
import { actions as feeds } from './feeds/actions.ts'
import { compareFeed, resumeFeeds, takeComparedFeed } from './feeds/jobs.ts'
import { actions as sources } from './sources/actions.ts'
import { pullDue, pullSource } from './sources/jobs.ts'
import { undoingActions } from './undoing/actions.ts'
import { unitChangeActions } from './unit-changes/actions.ts'
import { followMoves } from './unit-changes/jobs.ts'
import { words } from './words.ts'

export const masterData = feature({
  name: 'masterData',
  contract,
  powers,
  words,
  actions: { feeds, undoing: undoingActions, sources, differences, unitChanges: unitChangeActions },
  jobs: [pullDue, pullSource, compareFeed, takeComparedFeed, resumeFeeds, followMoves],
})
