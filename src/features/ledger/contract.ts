import type { Powers } from '#basics/contract.ts'
import { books } from './books/contract.ts'
import { chapters } from './chapters/contract.ts'
import { gaps } from './gaps/contract.ts'
import { items } from './items/contract.ts'
import { files } from './items/files/contract.ts'
import { giving } from './items/giving/contract.ts'
import { lists } from './items/lists/contract.ts'

/** 支部工作台账: the year book of a branch, made of what is kept already; work items; what is still missing. */
export const contract = {
  ...chapters,
  gaps,
  books,
  items: { ...lists, ...items, files, giving },
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const
export const powers: Powers = {
  'ledger.read': offices,
  'ledger.export': offices,
  'ledger.conduct': offices,
  'ledger.assign': ['committee', 'politicalWorkDepartment'],
}
