import type { Powers } from '#basics/contract.ts'
import { bases } from './bases/contract.ts'
import { branches } from './branches/contract.ts'
import { cases } from './cases/contract.ts'
import { funds } from './funds/contract.ts'
import { gifts } from './gifts/contract.ts'
import { imports } from './imports/contract.ts'
import { ownDues } from './own/contract.ts'
import { payments } from './payments/contract.ts'
import { reliefs } from './reliefs/contract.ts'
import { remittances } from './remittances/contract.ts'
import { roll } from './roll/contract.ts'
import { settingsContract } from './settings/contract.ts'
import { statements } from './statements/contract.ts'
import { uses } from './uses/contract.ts'
import { useFiles } from './uses/files/contract.ts'

export const contract = {
  bases,
  roll,
  payments,
  reliefs,
  cases,
  branches,
  imports,
  remittances,
  gifts,
  uses: { ...uses, files: useFiles },
  funds,
  statements,
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
