import { feature } from '#platform/feature.ts'
import { baseActions } from './bases/actions.ts'
import { contract, powers } from './contract.ts'
import { ownActions } from './own/actions.ts'
import { paymentActions } from './payments/actions.ts'
import { rollActions } from './roll/actions.ts'
import { settingsActions } from './settings/actions.ts'
import { words } from './words.ts'

export const dues = feature({
  name: 'dues',
  contract,
  powers,
  words,
  actions: {
    bases: baseActions,
    roll: rollActions,
    payments: paymentActions,
    own: ownActions,
    settings: settingsActions,
  },
})
