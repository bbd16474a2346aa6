import type { Zone } from '#basics/sensitivity.ts'

/** Where things that are found come from, in the order in which they are shown. */
export const sources = [
  'material',
  'request',
  'document',
  'matter',
  'meeting',
  'election',
  'establishment',
  'transfer',
  'admission',
  'commendation',
  'project',
  'village',
  'workItem',
  'archiveItem',
  'message',
] as const
export type Source = (typeof sources)[number]

export const sourceNames: Record<Source, string> = {
  material: '资料',
  request: '请示批复',
  document: '公文',
  matter: '一般事项',
  meeting: '会议记录',
  election: '换届选举',
  establishment: '支部成立、撤销和更名',
  transfer: '组织关系转接',
  admission: '发展党员',
  commendation: '表彰',
  project: '共建项目',
  village: '共建村',
  workItem: '工作事项',
  archiveItem: '档案',
  message: '我的消息',
}

/** What one must be allowed to do to see anything of a source. */
export const permissionOf: Record<Source, string> = {
  material: 'library.read',
  request: 'requests.read',
  document: 'documents.read',
  matter: 'approvals.use',
  meeting: 'meetings.read',
  election: 'elections.read',
  establishment: 'elections.read',
  transfer: 'transfers.read',
  admission: 'admissions.read',
  commendation: 'commendations.read',
  project: 'coBuilding.read',
  village: 'coBuilding.read',
  workItem: 'ledger.read',
  archiveItem: 'archive.read',
  message: 'messages.own',
}

/** Of these alone there are pages on the extranet: what has none there is not found there either. */
const onExtranet: readonly Source[] = ['material', 'message']

export const sourcesIn = (zone: Zone): readonly Source[] => (zone === 'extranet' ? onExtranet : sources)

/** The page of what was found; a part of a text by its anchor. */
const addresses: Record<Source, string> = {
  material: '/library/materials/',
  request: '/requests/',
  document: '/documents/',
  matter: '/affairs/',
  meeting: '/meetings/',
  election: '/elections/',
  establishment: '/establishments/',
  transfer: '/transfers/',
  admission: '/admissions/',
  commendation: '/commendations/',
  project: '/co-building-projects/',
  village: '/villages/',
  workItem: '/work-items/',
  archiveItem: '/archive/',
  message: '/messages',
}

export function addressOf({ source, subjectId, anchor }: Place): string {
  if (source === 'message') return addresses.message
  return `${addresses[source]}${subjectId}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`
}
type Place = { source: Source; subjectId: number; anchor: string | null }

/** What stands higher when all else is equal: rules before papers, papers before minutes. */
export const priorOf: Record<Source, number> = {
  material: 1,
  request: 0.3,
  document: 0.4,
  matter: 0.3,
  meeting: 0.1,
  election: 0.2,
  establishment: 0.2,
  transfer: 0.1,
  admission: 0.1,
  commendation: 0.1,
  project: 0.2,
  village: 0.2,
  workItem: 0.1,
  archiveItem: 0.2,
  message: 0,
}
