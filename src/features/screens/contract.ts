import type { Powers } from '#basics/contract.ts'
import { arranged } from './arranged/contract.ts'
import { links } from './links/contract.ts'

export const contract = { ...arranged, links }

export const powers: Powers = {
  'screens.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'screens.keep': ['politicalWorkDepartment'],
}
