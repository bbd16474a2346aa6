import type { RegulationCode } from '../rules.ts'

/** Affairs that are carried out by a regulation while they run. */
export const caseKinds = [
  'election',
  'establishment',
  'admission',
  'transfer',
  'appraisal',
  'request',
] as const
export type CaseKind = (typeof caseKinds)[number]
export const caseKindNames: Record<CaseKind, string> = {
  election: '换届选举',
  establishment: '设立、撤销、更名',
  admission: '发展党员',
  transfer: '组织关系转接',
  appraisal: '民主评议',
  request: '请示',
}

const kindsBy: Partial<Record<RegulationCode, readonly CaseKind[]>> = {
  constitution: ['election', 'admission'],
  'branch-rules': ['election', 'establishment', 'appraisal', 'request'],
  'election-rules': ['election', 'request'],
  'terms-opinion': ['election'],
  'admission-rules': ['admission'],
  'education-rules': ['transfer'],
  'document-rules': ['request'],
  'gbt-9704': ['request'],
}

/** Which affairs a regulation is applied to while they run; a revision may change what they have still to do. */
export const casesBy = (code: string): readonly CaseKind[] => kindsBy[code as RegulationCode] ?? []
