import type { Powers } from '#basics/contract.ts'
import { consents } from './consents/contract.ts'
import { own } from './own/contract.ts'
import { standing } from './standing/contract.ts'

/** 代办: consent, acting for another with both names, and what was done. */
export const contract = { ...consents, standing, own }

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'helping.read': offices,
  'helping.conduct': ['branch', 'committee'],
  'helping.own': ['masses', 'member'],
}
