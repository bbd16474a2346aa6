import { feature } from '#platform/feature.ts'
import * as acts from './actions.ts'
import { contract, powers } from './contract.ts'
import * as counterEntries from './counter-entries/actions.ts'
import * as glance from './glance/actions.ts'
import * as groups from './groups/actions.ts'
import * as lists from './lists/actions.ts'
import * as terms from './terms/actions.ts'
import { words } from './words.ts'

export const organizations = feature({
  name: 'organizations',
  contract,
  powers,
  words,
  actions: {
    ...lists.actions,
    ...glance.actions,
    ...acts.actions,
    ...counterEntries.actions,
    terms: terms.actions,
    groups: groups.actions,
  },
})
