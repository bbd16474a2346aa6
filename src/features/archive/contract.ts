import type { Powers } from '#basics/contract.ts'
import { inspections } from './inspections/contract.ts'
import { items } from './items/contract.ts'
import { loans } from './loans/contract.ts'
import { settings } from './settings/contract.ts'

export const contract = { ...items, loans, inspections, settings }

export const powers: Powers = {
  'archive.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'archive.file': ['branch', 'committee', 'politicalWorkDepartment'],
  'archive.keep': ['committee', 'politicalWorkDepartment'],
  'archive.manage': ['politicalWorkDepartment'],
}
