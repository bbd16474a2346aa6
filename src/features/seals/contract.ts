import type { Powers } from '#basics/contract.ts'
import { register } from './register/contract.ts'
import { uses } from './uses/contract.ts'
import { verification } from './verification/contract.ts'

export const contract = { ...register, uses, verification }

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'seals.read': offices,
  'seals.apply': offices,
  'seals.approve': offices,
  'seals.keep': ['committee', 'politicalWorkDepartment'],
}
