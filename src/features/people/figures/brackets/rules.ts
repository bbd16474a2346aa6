import { branchNumbers } from '#features/organizations/rules.ts'

/** Branches by their members: 支部工作条例（试行）第四条 (3 to form one, not more than 50), 第二十条 (7 need a committee) (V). */
export const branchSizes = [
  { key: 'under3', label: '不足3人', least: 0 },
  { key: '3-6', label: '3–6人', least: branchNumbers.fullMembersToForm },
  { key: '7-19', label: '7–19人', least: branchNumbers.fullMembersForCommittee },
  { key: '20-50', label: '20–50人', least: 20 },
  { key: 'over50', label: '50人以上', least: branchNumbers.mostMembers + 1 },
] as const
export type BranchSize = (typeof branchSizes)[number]['key']

/** Ages of the public bulletin (V): full years on the day counted. */
export const ageBrackets = [
  { key: 'upTo30', least: 0 },
  { key: '31-35', least: 31 },
  { key: '36-40', least: 36 },
  { key: '41-45', least: 41 },
  { key: '46-50', least: 46 },
  { key: '51-55', least: 51 },
  { key: '56-60', least: 56 },
  { key: 'from61', least: 61 },
]

/** When members joined: the founding of the state, 1978, the congress of 2012, as the public bulletin divides them (V). */
export const joinedBrackets = [
  { key: 'before1949-10', from: '0001-01-01' },
  { key: 'to1978-12', from: '1949-10-01' },
  { key: 'to2012-10', from: '1979-01-01' },
  { key: 'since2012-11', from: '2012-11-01' },
]
