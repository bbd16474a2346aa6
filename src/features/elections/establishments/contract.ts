import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { paperStates } from '../requests/rules.ts'
import { chainParts, linkKeys } from './chain/rules.ts'
import { establishmentKinds, establishmentPhases, foundedKinds } from './rules.ts'

const id = z.number().int().positive()
const number = z.number().int()
const kind = z.enum(establishmentKinds)
const status = z.enum(['running', 'done', 'withdrawn'])
const phase = z.enum(establishmentPhases)
const branchKind = z.enum(foundedKinds)

const Line = z.object({
  id,
  kind,
  status,
  phase,
  title: z.string(),
  organizationId: id,
  organizationName: z.string(),
  decidedOn: day,
  effectiveOn: day.nullable(),
})

/** A link of the whole chain from the decision to the record: by whom, when, where it stands. */
const Link = z.object({
  key: z.enum(linkKeys),
  part: z.enum(chainParts),
  title: z.string(),
  actor: z.string(),
  state: z.enum(['done', 'current', 'later']),
  on: day.nullable(),
  dueOn: day.nullable(),
  step: z.string().nullable(),
})

const Establishment = Line.extend({
  subjectId: id.nullable(),
  branchKind: branchKind.nullable(),
  name: z.string().nullable(),
  shortName: z.string().nullable(),
  code: z.string().nullable(),
  units: number.nullable(),
  projectMonths: number.nullable(),
  secretaryId: id.nullable(),
  secretaryName: z.string().nullable(),
  seats: number,
  deputies: number,
  convenerId: id.nullable(),
  convenerName: z.string().nullable(),
  /** What the branch that was set up is called in short. */
  subjectShort: z.string().nullable(),
  filedOn: day.nullable(),
  filedBy: z.string().nullable(),
  receivingName: z.string().nullable(),
  grounds: z.string(),
  startedBy: z.string(),
  withdrawnBecause: z.string().nullable(),
  members: z.array(z.object({ id, name: z.string(), politicalStatus: z.string() })),
  warnings: z.array(z.string()),
  paper: z.object({
    state: z.enum(paperStates),
    requestId: id.nullable(),
    number: z.string().nullable(),
    replyNumber: z.string().nullable(),
    repliedOn: day.nullable(),
  }),
  chain: z.array(Link),
  /** Until when the new branch is to elect. */
  electBy: day.nullable(),
  election: z
    .object({ id, title: z.string(), status, plannedOn: day, step: z.string().nullable() })
    .nullable(),
  officers: z.array(z.object({ personId: id, name: z.string(), title: z.string() })),
  term: z.object({ fromOn: day, endsOn: day }).nullable(),
})

const read = endpoint.meta({ permission: 'elections.read' })
const upper = endpoint.meta({ permission: 'elections.approve' })
const name = z.string().trim().min(2).max(100)
const shortName = z.string().trim().min(1).max(60).nullable().default(null)
const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  status: phase.default('running'),
}
const why = { grounds: reason, decidedOn: day }

/** 支部成立、撤销、更名: asked by the organization that holds the branch, decided by the one above. */
export const establishments = {
  list: read
    .route({ method: 'GET', path: '/establishments', summary: '支部成立、撤销和更名列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'elections.read', download: true })
    .route({ method: 'GET', path: '/establishments.xlsx', summary: '导出支部成立、撤销和更名列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/establishments/{id}', summary: '一项支部成立、撤销或更名' })
    .input(z.object({ id }))
    .output(Establishment),
  establish: upper
    .route({ method: 'POST', path: '/establishments', summary: '提出成立党支部' })
    .input(
      z.object({
        organizationId: id,
        branchKind,
        name,
        shortName,
        code: z.string().trim().min(1).max(40),
        units: number.min(1).max(50).nullable().default(null),
        projectMonths: number.min(1).max(240).nullable().default(null),
        secretaryId: id.nullable().default(null),
        /** Null: as is usual for so many full members. */
        seats: number.min(0).max(7).nullable().default(null),
        deputies: number.min(0).max(1).default(0),
        /** Null: who is proposed as secretary. */
        convenerId: id.nullable().default(null),
        personIds: z.array(id).max(300).default([]),
        ...why,
      }),
    )
    .output(z.object({ id })),
  close: upper
    .route({ method: 'POST', path: '/establishments/closures', summary: '提出撤销党支部' })
    .input(z.object({ subjectId: id, receivingId: id.nullable().default(null), ...why }))
    .output(z.object({ id })),
  rename: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/establishments/renamings', summary: '提出更名' })
    .input(z.object({ subjectId: id, name, shortName, ...why }))
    .output(z.object({ id })),
  request: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/establishments/{id}/requests', summary: '起草请示' })
    .input(z.object({ id }))
    .output(z.object({ requestId: id, documentId: id })),
  note: upper
    .route({ method: 'POST', path: '/establishments/{id}/replies', summary: '登记纸质批复' })
    .input(z.object({ id, number: z.string().trim().min(4).max(60), repliedOn: day }))
    .output(Establishment),
  register: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/establishments/{id}/registration', summary: '登记到党组织' })
    .input(z.object({ id }))
    .output(Establishment),
  file: endpoint
    .meta({ permission: 'elections.file' })
    .route({ method: 'POST', path: '/establishments/{id}/filing', summary: '支部成立备案' })
    .input(z.object({ id, filedOn: day }))
    .output(Establishment),
  withdraw: endpoint
    .meta({ permission: 'elections.conduct' })
    .route({ method: 'POST', path: '/establishments/{id}/withdrawal', summary: '撤销办理' })
    .input(z.object({ id, reason }))
    .output(Establishment),
}
