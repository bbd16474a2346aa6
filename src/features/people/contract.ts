import type { Powers } from '#basics/contract.ts'
import { batches } from './batches/contract.ts'
import { changes } from './changes/contract.ts'
import { dossier } from './dossier/contract.ts'
import { memberships } from './memberships/contract.ts'
import { posts } from './posts/contract.ts'
import { proposals } from './proposals/contract.ts'
import { record } from './record/contract.ts'
import { roll } from './roll/contract.ts'
import { trainings } from './trainings/contract.ts'

export const contract = {
  ...roll,
  ...record,
  changes,
  batches,
  memberships,
  posts,
  proposals,
  dossier,
  trainings,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const
const upper = ['committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'people.read': offices,
  'people.export': offices,
  'people.correct': offices,
  'people.batches': offices,
  'people.decideProposals': offices,
  'people.move': upper,
  'people.membership': upper,
  'people.posts': upper,
  'people.reveal': upper,
  'people.readOwn': ['member', 'masses'],
}
