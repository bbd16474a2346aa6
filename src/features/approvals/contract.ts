import type { Powers } from '#basics/contract.ts'
import { acts } from './acts/contract.ts'
import { affairs } from './affairs/contract.ts'
import { attachments } from './attachments/contract.ts'
import { chains } from './chains/contract.ts'
import { delegations } from './delegations/contract.ts'
import { matters } from './matters/contract.ts'
import { phrases } from './phrases/contract.ts'
import { attempts } from './sms/attempts/contract.ts'
import { consents } from './sms/consents/contract.ts'

export const contract = {
  ...affairs,
  acts,
  attachments,
  matters,
  chains,
  delegations,
  phrases,
  sms: { consents, attempts },
}

export const powers: Powers = {
  'approvals.use': ['member', 'branch', 'committee', 'politicalWorkDepartment'],
  'approvals.start': ['branch', 'committee', 'politicalWorkDepartment'],
  'approvals.chains': ['politicalWorkDepartment'],
}
