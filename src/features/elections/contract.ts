import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { ballots } from './ballots/contract.ts'
import { candidates } from './candidates/contract.ts'
import { establishments } from './establishments/contract.ts'
import { meetings } from './meetings/contract.ts'
import { papers } from './papers/contract.ts'
import { Election } from './reading/contract.ts'
import { reminders } from './reminders/contract.ts'
import { stages } from './reminders/rules.ts'
import { requests } from './requests/contract.ts'
import { results } from './results/contract.ts'
import { electionKinds, preparations } from './rules.ts'
import { voters } from './voters/contract.ts'

const id = z.number().int().positive()
const kind = z.enum(electionKinds)

/** `due`: branches to be reminded, whose election has not been begun. */
const state = z.enum(['due', 'running', 'done', 'withdrawn'])

const ElectionLine = z.object({
  key: z.string(),
  id: id.nullable(),
  organizationId: id,
  organizationName: z.string(),
  kind,
  establishmentId: id.nullable(),
  state,
  termEndsOn: day.nullable(),
  plannedOn: day.nullable(),
  effectiveOn: day.nullable(),
  /** Of a branch to be reminded: how near the end of its term is, and the notice it got last. */
  stage: z.enum(stages).nullable(),
  notice: z.object({ documentId: id, number: z.string().nullable(), issuedOn: day.nullable() }).nullable(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  kinds: z.array(kind).optional(),
  state: state.default('running'),
}

const small = z.number().int().min(0)
const plan = {
  plannedOn: day,
  seats: small.max(7).default(0),
  secretaries: small.max(1).default(0),
  deputies: small.max(1).default(0),
}

const read = endpoint.meta({ permission: 'elections.read' })
const conduct = endpoint.meta({ permission: 'elections.conduct' })

/** 换届选举: begun, planned, prepared, withdrawn; what belongs to its steps stands beside, by noun. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/elections', summary: '换届选举列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(ElectionLine)),
  export: endpoint
    .meta({ permission: 'elections.read', download: true })
    .route({ method: 'GET', path: '/elections.xlsx', summary: '导出换届选举列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/elections/{id}', summary: '一次换届选举' })
    .input(z.object({ id }))
    .output(Election),
  start: conduct
    .route({ method: 'POST', path: '/elections', summary: '发起换届、增补、提前或延期换届' })
    .input(z.object({ organizationId: id, kind, reason: reason.optional(), ...plan }))
    .output(z.object({ id })),
  plan: conduct
    .route({ method: 'POST', path: '/elections/{id}/plan', summary: '调整名额和会期' })
    .input(z.object({ id, ...plan }))
    .output(Election),
  prepare: conduct
    .route({ method: 'POST', path: '/elections/{id}/preparations', summary: '登记会前准备' })
    .input(z.object({ id, prepared: z.array(z.enum(preparations)).max(preparations.length) }))
    .output(Election),
  withdraw: conduct
    .route({ method: 'POST', path: '/elections/{id}/withdrawal', summary: '撤销办理' })
    .input(z.object({ id, reason }))
    .output(Election),
  voters,
  candidates,
  meetings,
  ballots,
  requests,
  results,
  reminders,
  establishments,
  papers,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const
const upper = ['committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'elections.read': offices,
  'elections.conduct': offices,
  'elections.approve': upper,
  'elections.file': ['politicalWorkDepartment'],
}
