import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { linkActions } from './links/actions.ts'
import { checkLinks } from './links/jobs.ts'
import { proposalActions } from './proposals/actions.ts'
import { relatedActions } from './related/actions.ts'
import { siteActions } from './sites/actions.ts'
import { enter } from './stock/jobs.ts'
import { words } from './words.ts'

export const redMap = feature({
  name: 'redMap',
  contract,
  powers,
  words,
  actions: { sites: siteActions, related: relatedActions, links: linkActions, proposals: proposalActions },
  jobs: [enter, checkLinks],
})
