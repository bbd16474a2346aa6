import type { Powers } from '#basics/contract.ts'
import { enclosures } from './enclosures/contract.ts'
import { letters } from './letters/contract.ts'
import { numbers } from './numbers/contract.ts'
import { templates } from './templates/contract.ts'

export const contract = { ...letters, enclosures, templates, numbers }

export const powers: Powers = {
  'documents.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'documents.draft': ['branch', 'committee', 'politicalWorkDepartment'],
  'documents.issue': ['branch', 'committee', 'politicalWorkDepartment'],
  'documents.templates': ['committee', 'politicalWorkDepartment'],
}
