import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { evaluateOne, nightly } from './jobs.ts'
import { registerActions } from './register/actions.ts'
import { rulebookActions } from './rulebook/actions.ts'
import { words } from './words.ts'

export const alerts = feature({
  name: 'alerts',
  contract,
  powers,
  words,
  actions: { ...registerActions, rules: rulebookActions },
  jobs: [nightly, evaluateOne],
})
