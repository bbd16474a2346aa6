import { z } from 'zod'
import { day, endpoint, fileOutput, reason } from '#basics/contract.ts'
import { requestStatuses } from '#features/requests/rules.ts'
import { fen, id, year } from '../projects/contract.ts'
import { divisions } from '../rules.ts'
import { distributionStatuses } from './rules.ts'

const sum = z.number().int()
const Portion = z.object({
  villageId: id,
  name: z.string(),
  town: z.string(),
  weight: z.number().int(),
  fen: sum,
  paidOn: day.nullable(),
  receipt: z.string().nullable(),
})
const Distribution = z.object({
  id,
  projectId: id,
  year: sum,
  fen: sum,
  division: z.enum(divisions),
  /** Null as long as it waits for the reply to its 请示. */
  decidedOn: day.nullable(),
  decision: z.string().nullable(),
  decidedBy: z.string(),
  status: z.enum(distributionStatuses),
  /** The 请示 that asks for it; seen by those who lead the project. */
  request: z
    .object({
      id,
      status: z.enum(requestStatuses),
      replyNumber: z.string().nullable(),
      repliedOn: day.nullable(),
    })
    .nullable(),
  withdrawnBecause: z.string().nullable(),
  portions: z.array(Portion),
})

const read = endpoint.meta({ permission: 'coBuilding.read' })
const lead = endpoint.meta({ permission: 'coBuilding.lead' })

/** 收益分配: the net of a year divided among the villages, to the fen; each portion with its receipt. */
export const distributions = {
  list: read
    .route({
      method: 'GET',
      path: '/co-building-projects/{id}/distributions',
      summary: '一个项目的收益分配',
    })
    .input(z.object({ id }))
    .output(z.array(Distribution)),
  propose: read
    .route({
      method: 'GET',
      path: '/co-building-projects/{id}/distribution-proposal',
      summary: '某年度可分配净收益和各村应分',
    })
    .input(z.object({ id, year: z.coerce.number().int().min(1).max(50) }))
    .output(
      z.object({
        fen: sum,
        returnFen: sum,
        principalFen: sum,
        interestFen: sum,
        depreciationFen: sum,
        distributedFen: sum,
        division: z.enum(divisions),
        portions: z.array(
          z.object({ villageId: id, name: z.string(), town: z.string(), weight: sum, fen: sum }),
        ),
      }),
    ),
  decide: lead
    .route({
      method: 'POST',
      path: '/co-building-projects/{id}/distributions',
      summary: '登记收益分配决定',
    })
    .input(z.object({ id, year, fen, decidedOn: day, decision: z.string().trim().min(4).max(200) }))
    .output(Distribution),
  ask: lead
    .route({
      method: 'POST',
      path: '/co-building-projects/{id}/distribution-requests',
      summary: '起草收益分配方案的请示',
    })
    .input(z.object({ id, year, fen }))
    .output(z.object({ distributionId: id, requestId: id, documentId: id })),
  execute: lead
    .route({
      method: 'POST',
      path: '/co-building-distributions/{id}/execution',
      summary: '按批复下达收益分配',
    })
    .input(z.object({ id }))
    .output(Distribution),
  pay: endpoint
    .meta({ permission: 'coBuilding.pay' })
    .route({
      method: 'POST',
      path: '/co-building-distributions/{id}/portions/{villageId}/receipt',
      summary: '登记一个村的分红到账',
    })
    .input(z.object({ id, villageId: id, paidOn: day, receipt: z.string().trim().min(1).max(60) }))
    .output(Distribution),
  withdraw: lead
    .route({
      method: 'POST',
      path: '/co-building-distributions/{id}/withdrawal',
      summary: '撤销还没有到账的收益分配',
    })
    .input(z.object({ id, reason }))
    .output(Distribution),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({
      method: 'GET',
      path: '/co-building-projects/{id}/distributions.xlsx',
      summary: '导出收益分配',
    })
    .input(z.object({ id }))
    .output(fileOutput),
}
