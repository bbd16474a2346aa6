import type { Powers } from '#basics/contract.ts'
import { analysisContract } from './analysis/contract.ts'
import { cardsContract } from './cards/contract.ts'
import { needsContract } from './needs/contract.ts'
import { ownContract } from './own/contract.ts'

export const contract = {
  cards: cardsContract,
  analysis: analysisContract,
  own: ownContract,
  needs: needsContract,
}

export const powers: Powers = {
  'boards.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'boards.keep': ['branch', 'committee', 'politicalWorkDepartment'],
}
