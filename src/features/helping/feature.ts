import { feature } from '#platform/feature.ts'
import { consentActions } from './consents/actions.ts'
import { contract, powers } from './contract.ts'
import { ownActions } from './own/actions.ts'
import { standingActions } from './standing/actions.ts'
import { words } from './words.ts'

export const helping = feature({
  name: 'helping',
  contract,
  powers,
  words,
  actions: { ...consentActions, standing: standingActions, own: ownActions },
})
