import type { Powers } from '#basics/contract.ts'
import { links } from './links/contract.ts'
import { proposals } from './proposals/contract.ts'
import { related } from './related/contract.ts'
import { sites } from './sites/contract.ts'

/** 红色云图: red sites of the country by province and theme, their sources and links, and what members propose. */
export const contract = { sites, related, links, proposals }

/** One map for the whole institute: everybody reads, members propose, the political work department keeps it. */
export const powers: Powers = {
  'redMap.read': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  'redMap.propose': ['member', 'branch', 'committee', 'politicalWorkDepartment'],
  'redMap.keep': ['politicalWorkDepartment'],
  // Of it, what is done where the links can be looked at.
  'redMap.links': ['politicalWorkDepartment'],
}
