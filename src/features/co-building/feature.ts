import { feature } from '#platform/feature.ts'
import { agreementActions } from './agreements/actions.ts'
import { batchActions } from './batches/actions.ts'
import { boardActions } from './board/actions.ts'
import { contract, powers } from './contract.ts'
import { derivationActions } from './derivation/actions.ts'
import { distributionActions } from './distributions/actions.ts'
import { planActions } from './plan/actions.ts'
import { projectActions } from './projects/actions.ts'
import { receiptActions } from './receipts/actions.ts'
import { scenarioActions } from './scenarios/actions.ts'
import { villageActions } from './villages/actions.ts'
import { words } from './words.ts'

export const coBuilding = feature({
  name: 'coBuilding',
  contract,
  powers,
  words,
  actions: {
    projects: projectActions,
    agreements: agreementActions,
    batches: batchActions,
    receipts: receiptActions,
    plan: planActions,
    scenarios: scenarioActions,
    distributions: distributionActions,
    villages: villageActions,
    board: boardActions,
    derivation: derivationActions,
  },
})
