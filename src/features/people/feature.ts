import { feature } from '#platform/feature.ts'
import { batchActions } from './batches/actions.ts'
import { changeActions } from './changes/actions.ts'
import { contract, powers } from './contract.ts'
import { dossierActions } from './dossier/actions.ts'
import { fold, recount } from './figures/jobs.ts'
import { membershipActions } from './memberships/actions.ts'
import { postActions } from './posts/actions.ts'
import { proposalActions } from './proposals/actions.ts'
import { recordActions } from './record/actions.ts'
import { rollActions } from './roll/actions.ts'
import { trainingActions } from './trainings/actions.ts'
import { words } from './words.ts'

export const people = feature({
  name: 'people',
  contract,
  powers,
  words,
  actions: {
    ...rollActions,
    ...recordActions,
    changes: changeActions,
    batches: batchActions,
    memberships: membershipActions,
    posts: postActions,
    proposals: proposalActions,
    dossier: dossierActions,
    trainings: trainingActions,
  },
  jobs: [fold, recount],
})
