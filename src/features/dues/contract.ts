import type { Powers } from '#basics/contract.ts'
import { bases } from './bases/contract.ts'
import { branches } from './branches/contract.ts'
import { cases } from './cases/contract.ts'
import { imports } from './imports/contract.ts'
import { ownDues } from './own/contract.ts'
import { payments } from './payments/contract.ts'
import { reliefs } from './reliefs/contract.ts'
import { roll } from './roll/contract.ts'
import { settingsContract } from './settings/contract.ts'

export const contract = {
  bases,
  roll,
  payments,
  reliefs,
  cases,
  branches,
  imports,
  own: ownDues,
  settings: settingsContract,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'dues.read': offices,
  'dues.collect': offices,
  'dues.bases': offices,
  'dues.oversee': ['committee', 'politicalWorkDepartment'],
  'dues.settings': ['politicalWorkDepartment'],
  'dues.readOwn': ['member'],
}
