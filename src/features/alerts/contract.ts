import type { Powers } from '#basics/contract.ts'
import { register } from './register/contract.ts'
import { rulebook } from './rulebook/contract.ts'

export const contract = { ...register, rules: rulebook }

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'alerts.read': offices,
  'alerts.handle': offices,
  'alerts.rules': ['politicalWorkDepartment'],
}
