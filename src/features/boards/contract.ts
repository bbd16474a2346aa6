import type { Powers } from '#basics/contract.ts'
import { cardsContract } from './cards/contract.ts'

export const contract = { cards: cardsContract }

export const powers: Powers = {
  'boards.read': ['branch', 'committee', 'politicalWorkDepartment'],
}
