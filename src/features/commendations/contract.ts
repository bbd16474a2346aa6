import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { honourLevels } from '#features/people/dossier/rules.ts'
import { kinds, states } from './rules.ts'

const id = z.number().int().positive()
const year = z.coerce.number().int().min(2000).max(2200)
const text = (most: number) => z.string().trim().min(2).max(most)

const Line = z.object({
  id,
  kind: z.enum(kinds),
  level: z.enum(honourLevels),
  year: z.number().int(),
  name: z.string(),
  personId: id.nullable(),
  organizationName: z.string(),
  state: z.enum(states),
  awardedOn: day.nullable(),
  certificate: z.string().nullable(),
})
const Commendation = Line.extend({
  organizationId: id,
  deeds: z.string(),
  referenceOn: day,
  proposedAt: z.string(),
  proposedBy: z.string(),
  review: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  awardedBy: z.string().nullable(),
  endedBecause: z.string().nullable(),
  /** The acts that may be done now. */
  may: z.array(z.enum(['review', 'award', 'decline', 'withdraw'])),
})
const Candidate = z.object({
  personId: id,
  name: z.string(),
  organizationName: z.string(),
  joinedOn: day.nullable(),
  becameFullOn: day.nullable(),
  years: z.number().int(),
})

const filters = {
  kind: z.enum(kinds).optional(),
  state: z.enum([...states, 'open', 'all']).default('all'),
  year: year.optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

const read = endpoint.meta({ permission: 'commendations.read' })
const propose = endpoint.meta({ permission: 'commendations.propose' })
const decide = endpoint.meta({ permission: 'commendations.decide' })

/** 表彰: proposed by the branch, reviewed by the committee, decided by it or by the department. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/commendations', summary: '表彰推荐和结果' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'commendations.read', download: true })
    .route({ method: 'GET', path: '/commendations.xlsx', summary: '导出表彰列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/commendations/{id}', summary: '一份表彰推荐' })
    .input(z.object({ id }))
    .output(Commendation),
  anniversaries: read
    .route({
      method: 'GET',
      path: '/commendation-anniversaries',
      summary: '当年7月1日党龄满50年、还没有推荐的党员',
    })
    .input(z.object({ ...pageInput, year: year.optional(), organizationId: id.optional() }))
    .output(pageOf(Candidate)),
  exportAnniversaries: endpoint
    .meta({ permission: 'commendations.read', download: true })
    .route({
      method: 'GET',
      path: '/commendation-anniversaries.xlsx',
      summary: '导出党龄满50年、还没有推荐的党员',
    })
    .input(z.object({ year: year.optional(), organizationId: id.optional() }))
    .output(fileOutput),
  propose: propose
    .route({ method: 'POST', path: '/commendations', summary: '推荐表彰（可一次推荐多人）' })
    .input(
      z.object({
        kind: z.enum(kinds),
        level: z.enum(honourLevels),
        year,
        personIds: z.array(id).max(200).default([]),
        organizationId: id.optional(),
        deeds: text(2000),
      }),
    )
    .output(z.object({ ids: z.array(id) })),
  review: decide
    .route({ method: 'POST', path: '/commendations/{id}/review', summary: '党委审核同意' })
    .input(z.object({ id, opinion: text(500) }))
    .output(Commendation),
  award: decide
    .route({ method: 'POST', path: '/commendations/{id}/award', summary: '决定表彰，写入奖励记录' })
    .input(z.object({ id, awardedOn: day.optional(), awardedBy: text(100) }))
    .output(Commendation),
  decline: decide
    .route({ method: 'POST', path: '/commendations/{id}/refusal', summary: '不予表彰' })
    .input(z.object({ id, reason }))
    .output(Commendation),
  withdraw: propose
    .route({ method: 'POST', path: '/commendations/{id}/withdrawal', summary: '撤回推荐' })
    .input(z.object({ id, reason }))
    .output(Commendation),
  certificate: endpoint
    .meta({ permission: 'commendations.read', download: true })
    .route({ method: 'GET', path: '/commendations/{id}/certificate.pdf', summary: '打印荣誉证书' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(fileOutput),
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'commendations.read': offices,
  'commendations.propose': offices,
  'commendations.decide': ['committee', 'politicalWorkDepartment'],
}
