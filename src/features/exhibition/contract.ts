import type { Powers } from '#basics/contract.ts'
import { desk } from './desk/contract.ts'
import { exhibits } from './exhibits/contract.ts'
import { guestBook } from './guest-book/contract.ts'
import { halls } from './halls/contract.ts'
import { pictures } from './pictures/contract.ts'
import { versions } from './versions/contract.ts'
import { viewpoints } from './viewpoints/contract.ts'
import { visits } from './visits/contract.ts'

/** 线上展馆: halls one walks through, made at a desk and shown when somebody else has approved. */
export const contract = { visits, desk, halls, exhibits, pictures, viewpoints, versions, guestBook }

export const powers: Powers = {
  'exhibition.read': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  'exhibition.curate': ['committee', 'politicalWorkDepartment'],
  'exhibition.approve': ['committee', 'politicalWorkDepartment'],
}
