import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { Readers } from '#features/organizations/contract.ts'
import { anchors } from './anchors/contract.ts'
import { forwarding } from './forwarding/contract.ts'

const id = z.number().int().positive()

const EntryRow = z.object({
  id,
  at: z.string(),
  actorName: z.string(),
  actingRoles: z.string(),
  action: z.string(),
  /** The action in words. */
  deed: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  organizationName: z.string().nullable(),
  reason: z.string().nullable(),
  ip: z.string(),
})

const Entry = EntryRow.extend({
  accountId: id.nullable(),
  personId: id.nullable(),
  agent: z.string(),
  /** Before and after, field by field, in words; only what differs. */
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  hash: z.string(),
  previousHash: z.string(),
})

const Verdict = z.object({
  valid: z.boolean(),
  /** How many entries hold, from the first one on. */
  entries: z.number().int(),
  firstBroken: id.nullable(),
  /** How many anchors were compared, and when the end was last held outside of the database. */
  anchors: z.number().int(),
  heldAt: z.string().nullable(),
  /** What speaks against it although the chain may hold. */
  faults: z.array(z.object({ code: z.string(), sentence: z.string() })),
})

const filters = {
  /** Found in the names of actor and subject and in the reason. */
  text: z.string().trim().max(50).optional(),
  from: day.optional(),
  until: day.optional(),
  action: z.string().max(80).optional(),
  subjectKind: z.string().max(40).optional(),
  subjectId: z.string().max(40).optional(),
  accountId: id.optional(),
  organizationId: id.optional(),
}

const read = endpoint.meta({ permission: 'audit.read' })

/** 审计: who did what, when, in which role, from where; append-only. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/audit-entries', summary: '审计记录' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(EntryRow)),
  export: endpoint
    .meta({ permission: 'audit.export', download: true })
    .route({ method: 'GET', path: '/audit-entries.xlsx', summary: '导出审计记录' })
    .input(z.object(filters))
    .output(fileOutput),
  deeds: read
    .route({ method: 'GET', path: '/audit-deeds', summary: '审计记录的操作类别' })
    .output(z.array(z.object({ action: z.string(), deed: z.string() }))),
  get: read
    .route({ method: 'GET', path: '/audit-entries/{id}', summary: '一条审计记录' })
    .input(z.object({ id }))
    .output(Entry),
  readers: read
    .route({ method: 'GET', path: '/audit-entries/{id}/readers', summary: '谁能看到这条审计记录' })
    .input(z.object({ id }))
    .output(Readers),
  verify: endpoint
    .meta({ permission: 'audit.verify', ownTransactions: true })
    .route({ method: 'POST', path: '/audit-verifications', summary: '校验审计记录是否完整' })
    .output(Verdict),
  anchors,
  forwarding,
}

export const powers: Powers = {
  'audit.read': ['committee', 'politicalWorkDepartment'],
  'audit.export': ['committee', 'politicalWorkDepartment'],
  'audit.verify': ['politicalWorkDepartment'],
  'audit.forward': ['politicalWorkDepartment'],
}

/** 三员分立: the trail is read by the audit administrator, who does nothing else. */
export const separated: Powers = {
  'audit.read': ['auditAdministrator'],
  'audit.export': ['auditAdministrator'],
  'audit.verify': ['auditAdministrator'],
  'audit.forward': ['auditAdministrator'],
}
