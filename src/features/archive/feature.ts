import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { inspectionActions } from './inspections/actions.ts'
import { weekly } from './inspections/jobs.ts'
import { itemActions } from './items/actions.ts'
import { loanActions } from './loans/actions.ts'
import { settingActions } from './settings/actions.ts'
import { words } from './words.ts'

export const archive = feature({
  name: 'archive',
  contract,
  powers,
  words,
  actions: { ...itemActions, loans: loanActions, inspections: inspectionActions, settings: settingActions },
  jobs: [weekly],
})
