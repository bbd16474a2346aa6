import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { actions as crossTables } from './cross-tables/actions.ts'
import { actions as reports } from './reports/actions.ts'
import { words } from './words.ts'

export const statistics = feature({
  name: 'statistics',
  contract,
  powers,
  words,
  actions: { ...actions, reports, crossTables },
})
