import type { Powers } from '#basics/contract.ts'
import { contract as differences } from './differences/contract.ts'
import { contract as feeds } from './feeds/contract.ts'
import { contract as sources } from './sources/contract.ts'
import { undoing } from './undoing/contract.ts'
import { unitChanges } from './unit-changes/contract.ts'

/** 主数据: feeds and their rows, sources that are pulled, and the inbox of differences. */
export const contract = { feeds, undoing, sources, differences, unitChanges }

export const powers: Powers = {
  'masterData.feed': ['politicalWorkDepartment'],
  'masterData.sources': ['politicalWorkDepartment'],
  'masterData.differences': ['branch', 'committee', 'politicalWorkDepartment'],
  'masterData.reply': ['branch', 'committee'],
  'masterData.decide': ['committee', 'politicalWorkDepartment'],
}
