import { z } from 'zod'
import { day, endpoint, fileOutput, helpedActs, pageInput, pageOf, reason } from '#basics/contract.ts'
import { consentStates, ways } from '../rules.ts'

const id = z.number().int().positive()

export const acts = z.array(z.enum(helpedActs)).min(1, '请至少勾选一类代办事项')

export const Consent = z.object({
  id,
  personId: id,
  personName: z.string(),
  helperId: id,
  helperName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  acts: z.array(z.enum(helpedActs)),
  fromOn: day,
  untilOn: day,
  given: z.enum(ways),
  witnessName: z.string().nullable(),
  state: z.enum(consentStates),
  recordedAt: z.string(),
  recordedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  /** How many acts were done on it. */
  done: z.number().int(),
})

/** One act done for somebody. */
export const Done = z.object({
  id,
  consentId: id,
  personName: z.string(),
  helperName: z.string(),
  organizationName: z.string(),
  act: z.enum(helpedActs).or(z.literal('any')),
  title: z.string(),
  about: z.string().nullable(),
  doneAt: z.string(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  state: z.enum(consentStates).optional(),
  organizationId: id.optional(),
  personId: id.optional(),
  sort: z.enum(['recordedAt', 'personName', 'helperName', 'untilOn']).default('recordedAt'),
  descending: z.boolean().default(true),
}
const doneFilters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  consentId: id.optional(),
  from: day.optional(),
  until: day.optional(),
}

const read = endpoint.meta({ permission: 'helping.read' })
const conduct = endpoint.meta({ permission: 'helping.conduct' })
const file = z.file()

/** 委托: recorded by the branch with its paper or its witness, withdrawn at any time. */
export const consents = {
  list: read
    .route({ method: 'GET', path: '/helping-consents', summary: '代办委托' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Consent)),
  export: endpoint
    .meta({ permission: 'helping.read', download: true })
    .route({ method: 'GET', path: '/helping-consents.xlsx', summary: '导出代办委托' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/helping-consents/{id}', summary: '一项代办委托' })
    .input(z.object({ id }))
    .output(
      Consent.extend({
        papers: z.array(
          z.object({ id, name: z.string(), type: z.string(), addedAt: z.string(), addedBy: z.string() }),
        ),
      }),
    ),
  candidates: conduct
    .route({ method: 'GET', path: '/people/{id}/helping-candidates', summary: '可以做代办人、见证人的人' })
    .input(z.object({ id }))
    .output(z.array(z.object({ personId: id, name: z.string(), officer: z.boolean() }))),
  record: conduct
    .route({ method: 'POST', path: '/helping-consents', summary: '登记代办委托（可附委托书照片）' })
    .input(
      z.object({
        personId: z.coerce.number().int().positive(),
        helperId: z.coerce.number().int().positive(),
        helpedActs: z.union([acts, z.enum(helpedActs).transform((one) => [one])]),
        fromOn: day,
        untilOn: day,
        given: z.enum(['paper', 'witness']),
        witnessId: z.coerce.number().int().positive().optional(),
        files: z.union([file, z.array(file)]).optional(),
      }),
    )
    .output(Consent),
  addPaper: conduct
    .route({
      method: 'POST',
      path: '/helping-consents/{id}/papers',
      summary: '附上签字的委托书（multipart）',
    })
    .input(z.object({ id: z.coerce.number().int().positive(), files: z.union([file, z.array(file)]) }))
    .output(Consent),
  paper: endpoint
    .meta({ permission: 'helping.read', download: true })
    .route({ method: 'GET', path: '/helping-consents/{id}/papers/{paperId}', summary: '查看签字的委托书' })
    .input(z.object({ id, paperId: id }))
    .output(fileOutput),
  withdraw: conduct
    .route({ method: 'POST', path: '/helping-consents/{id}/withdrawal', summary: '撤销代办委托' })
    .input(z.object({ id, reason }))
    .output(Consent),
  done: read
    .route({ method: 'GET', path: '/helped-acts', summary: '代办记录' })
    .input(z.object({ ...pageInput, ...doneFilters }))
    .output(pageOf(Done)),
  exportDone: endpoint
    .meta({ permission: 'helping.read', download: true })
    .route({ method: 'GET', path: '/helped-acts.xlsx', summary: '导出代办记录' })
    .input(z.object(doneFilters))
    .output(fileOutput),
}
