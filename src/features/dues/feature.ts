import { feature } from '#platform/feature.ts'
import { baseActions } from './bases/actions.ts'
import { branchActions } from './branches/actions.ts'
import { caseActions } from './cases/actions.ts'
import { contract, powers } from './contract.ts'
import { fundActions } from './funds/actions.ts'
import { giftActions } from './gifts/actions.ts'
import { importActions } from './imports/actions.ts'
import { nightly } from './jobs.ts'
import { ownActions } from './own/actions.ts'
import { paymentActions } from './payments/actions.ts'
import { reliefActions } from './reliefs/actions.ts'
import { remittanceActions } from './remittances/actions.ts'
import { rollActions } from './roll/actions.ts'
import { settingsActions } from './settings/actions.ts'
import { statementActions } from './statements/actions.ts'
import { useActions } from './uses/actions.ts'
import { useFileActions } from './uses/files/actions.ts'
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
    reliefs: reliefActions,
    cases: caseActions,
    branches: branchActions,
    imports: importActions,
    remittances: remittanceActions,
    gifts: giftActions,
    uses: { ...useActions, files: useFileActions },
    funds: fundActions,
    statements: statementActions,
    own: ownActions,
    settings: settingsActions,
  },
  jobs: [nightly],
})
