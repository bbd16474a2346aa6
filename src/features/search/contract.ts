import type { Powers } from '#basics/contract.ts'
import { asking } from './asking/contract.ts'
import { synonyms } from './synonyms/contract.ts'

/** 检索: by words, over everything one may see and nothing else. */
export const contract = { ...asking, synonyms }

export const powers: Powers = {
  'search.find': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  'search.words': ['politicalWorkDepartment'],
}
