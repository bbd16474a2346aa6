import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { columnNames, organizationKinds } from './rules.ts'

const id = z.number().int().positive()
const kind = z.enum(organizationKinds)
const name = z.string().trim().min(2).max(100)
const shortName = z.string().trim().min(1).max(60).nullable()
const groupName = z.string().trim().min(1).max(40)

/** What every change states: of which organization, why, and the last change that the person had before the eyes. */
const change = {
  id,
  reason,
  /** `lastChangeId` of what was shown; when somebody changed it meanwhile, the change is refused and told so. */
  seen: id.nullable().optional(),
}

const OrganizationNode = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  /** Pinyin initials of the present name. */
  initials: z.string(),
  kind,
  parentId: id.nullable(),
  path: z.string(),
  establishedOn: day.nullable(),
  closedOn: day.nullable(),
  /** Closed on the day asked for. */
  closed: z.boolean(),
  /** Members in it and below it today; only when asked for. */
  count: z.number().int().optional(),
})

const termStatus = z.enum(['running', 'soon', 'overdue'])

const Term = z.object({
  id,
  fromOn: day,
  years: z.number().int(),
  endsOn: day,
  endedOn: day.nullable(),
  extendedBecause: z.string().nullable(),
  status: z.enum(['running', 'soon', 'overdue', 'ended']),
})

const Group = z.object({
  id,
  name: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
  members: z.number().int(),
})

/** An organization as it was on the day asked for. */
const Organization = OrganizationNode.omit({ count: true }).extend({
  asOf: day,
  closedBecause: z.string().nullable(),
  termYears: z.number().nullable(),
  ancestors: z.array(z.object({ id, name: z.string() })),
  term: Term.nullable(),
  groups: z.array(Group),
  children: z.array(z.object({ id, name: z.string(), kind, closed: z.boolean() })),
  lastChangeId: id.nullable(),
})

const OrganizationRow = OrganizationNode.omit({ initials: true, count: true }).extend({
  parentName: z.string().nullable(),
  termFrom: day.nullable(),
  termEndsOn: day.nullable(),
  termStatus: termStatus.nullable(),
  secretary: z.string().nullable(),
  members: z.number().int(),
})

const listFilters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  kinds: z.array(kind).optional(),
  termStatus: z.enum(['running', 'soon', 'overdue', 'missing']).optional(),
  closed: z.boolean().default(false),
  asOf: day.optional(),
  sort: z.enum(['tree', 'code', 'name', 'kind', 'establishedOn', 'termEndsOn']).default('tree'),
  descending: z.boolean().default(false),
}
const columns = z.array(z.enum(Object.keys(columnNames) as [keyof typeof columnNames])).optional()

const HistoryLine = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  effectiveOn: day,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string(),
  source: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  undoes: id.nullable(),
  undone: z.boolean(),
  /** True for the one change that may be taken back now. */
  undoable: z.boolean(),
})

const Officer = z.object({
  postId: id,
  personId: id,
  name: z.string(),
  kind: z.enum(['secretary', 'deputySecretary', 'committeeMember', 'groupLeader', 'convener']),
  duty: z.string().nullable(),
  groupId: id.nullable(),
  fromOn: day,
})

const Finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** What is wrong, what to do, and where it is written. */
  says: z.string(),
  remedy: z.string(),
  article: z.string(),
})

/** An organization in one look: people in it and below it, its posts, and what the rules find. */
const Glance = z.object({
  asOf: day,
  members: z.number().int(),
  fullMembers: z.number().int(),
  probationary: z.number().int(),
  suspended: z.number().int(),
  candidates: z.number().int(),
  activists: z.number().int(),
  applicants: z.number().int(),
  others: z.number().int(),
  committees: z.number().int(),
  generalBranches: z.number().int(),
  branches: z.number().int(),
  termsOverdue: z.number().int(),
  termsSoon: z.number().int(),
  officers: z.array(Officer),
  findings: z.array(Finding),
})

/** Who can see a record, in plain words and by name: every role holder up the tree. */
export const Readers = z.object({
  sentence: z.string(),
  holders: z.array(
    z.object({ organizationId: id, organization: z.string(), role: z.string(), names: z.array(z.string()) }),
  ),
})

const read = endpoint.meta({ permission: 'organizations.read' })
const write = endpoint.meta({ permission: 'organizations.change' })
/** A branch orders its own groups. 支部工作条例（试行）第十三条. */
const ofBranch = endpoint.meta({ permission: 'organizations.groups' })

const terms = {
  set: write
    .route({ method: 'POST', path: '/organizations/{id}/terms', summary: '登记新一届' })
    .input(z.object({ ...change, fromOn: day, years: z.union([z.literal(3), z.literal(5)]).optional() }))
    .output(Organization),
  extend: write
    .route({ method: 'POST', path: '/organizations/{id}/term/extension', summary: '登记经批准的延期换届' })
    .input(z.object({ ...change, endsOn: day }))
    .output(Organization),
}

const groups = {
  add: ofBranch
    .route({ method: 'POST', path: '/organizations/{id}/groups', summary: '设立党小组' })
    .input(z.object({ ...change, name: groupName, fromOn: day }))
    .output(Organization),
  rename: ofBranch
    .route({ method: 'POST', path: '/organizations/{id}/groups/{groupId}/names', summary: '党小组更名' })
    .input(z.object({ ...change, groupId: id, name: groupName }))
    .output(Organization),
  close: ofBranch
    .route({ method: 'POST', path: '/organizations/{id}/groups/{groupId}/closure', summary: '撤销党小组' })
    .input(z.object({ ...change, groupId: id, untilOn: day }))
    .output(Organization),
}

/** 党组织: the tree on any day, one organization, its history; changes with the day they take effect. */
export const contract = {
  tree: read
    .route({ method: 'GET', path: '/organizations/tree', summary: '党组织树（任一日期）' })
    .input(
      z.object({
        asOf: day.optional(),
        closed: z.boolean().default(false),
        counts: z.boolean().default(false),
      }),
    )
    .output(z.array(OrganizationNode)),
  list: read
    .route({ method: 'GET', path: '/organizations', summary: '党组织列表' })
    .input(z.object({ ...pageInput, ...listFilters }))
    .output(pageOf(OrganizationRow)),
  export: endpoint
    .meta({ permission: 'organizations.export', download: true })
    .route({ method: 'GET', path: '/organizations.xlsx', summary: '导出党组织列表' })
    .input(z.object({ ...listFilters, columns }))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/organizations/{id}', summary: '一个党组织（任一日期）' })
    .input(z.object({ id, asOf: day.optional() }))
    .output(Organization),
  atAGlance: read
    .route({ method: 'GET', path: '/organizations/{id}/glance', summary: '党组织一览' })
    .input(z.object({ id, asOf: day.optional() }))
    .output(Glance),
  readers: read
    .route({ method: 'GET', path: '/organizations/{id}/readers', summary: '谁能看到这个党组织' })
    .input(z.object({ id }))
    .output(Readers),
  history: read
    .route({ method: 'GET', path: '/organizations/{id}/changes', summary: '党组织的变更记录' })
    .input(z.object({ id }))
    .output(z.array(HistoryLine)),
  establish: write
    .route({ method: 'POST', path: '/organizations', summary: '设立党组织' })
    .input(
      z.object({
        code: z.string().trim().min(1).max(40),
        name,
        shortName: shortName.default(null),
        kind,
        parentId: id,
        establishedOn: day,
        reason: change.reason,
      }),
    )
    .output(Organization),
  rename: write
    .route({ method: 'POST', path: '/organizations/{id}/names', summary: '更名' })
    .input(z.object({ ...change, name, shortName, effectiveOn: day }))
    .output(Organization),
  changeKind: write
    .route({ method: 'POST', path: '/organizations/{id}/kinds', summary: '改变类别' })
    .input(z.object({ ...change, kind, effectiveOn: day }))
    .output(Organization),
  move: write
    .route({ method: 'POST', path: '/organizations/{id}/parents', summary: '调整隶属关系' })
    .input(z.object({ ...change, parentId: id, effectiveOn: day }))
    .output(Organization),
  close: write
    .route({ method: 'POST', path: '/organizations/{id}/closure', summary: '撤销党组织' })
    .input(z.object({ ...change, closedOn: day }))
    .output(Organization),
  undo: write
    .route({
      method: 'POST',
      path: '/organizations/{id}/changes/{changeId}/counter-entry',
      summary: '撤回最近一次变更（反向记录）',
    })
    .input(z.object({ id, changeId: id, reason: change.reason }))
    .output(Organization),
  terms,
  groups,
}

export const powers: Powers = {
  'organizations.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'organizations.export': ['branch', 'committee', 'politicalWorkDepartment'],
  'organizations.groups': ['branch', 'committee', 'politicalWorkDepartment'],
  'organizations.change': ['committee', 'politicalWorkDepartment'],
}
