import { feature } from '#platform/feature.ts'
import { actActions } from './acts/actions.ts'
import { affairActions } from './affairs/actions.ts'
import { attachmentActions } from './attachments/actions.ts'
import { chainActions } from './chains/actions.ts'
import { contract, powers } from './contract.ts'
import { delegationActions } from './delegations/actions.ts'
import { matterActions } from './matters/actions.ts'
import { phraseActions } from './phrases/actions.ts'
import { attemptActions } from './sms/attempts/actions.ts'
import { consentActions } from './sms/consents/actions.ts'
import { smsJobs } from './sms/jobs.ts'
import { words } from './words.ts'

export const approvals = feature({
  name: 'approvals',
  contract,
  powers,
  words,
  jobs: smsJobs,
  actions: {
    ...affairActions,
    acts: actActions,
    attachments: attachmentActions,
    matters: matterActions,
    chains: chainActions,
    delegations: delegationActions,
    phrases: phraseActions,
    sms: { consents: consentActions, attempts: attemptActions },
  },
})
