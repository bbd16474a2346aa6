import type { Powers } from '#basics/contract.ts'
import { analysisContract } from './analysis/contract.ts'
import { cardsContract } from './cards/contract.ts'

export const contract = { cards: cardsContract, analysis: analysisContract }

export const powers: Powers = {
  'boards.read': ['branch', 'committee', 'politicalWorkDepartment'],
}
