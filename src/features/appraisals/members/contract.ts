import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { Round } from '../gathering/contract.ts'

const id = z.number().int().positive()
/** 自评 and 互评 are a few sentences to a few pages. */
export const selfText = z.string().trim().min(20, '请写至少 20 个字').max(10_000)
export const remarkText = z.string().trim().min(4, '请写至少 4 个字').max(1000)
const conduct = endpoint.meta({ permission: 'appraisals.conduct' })

/** Who takes part, and what is entered for those who write on paper or speak at the meeting. */
export const members = {
  excuse: conduct
    .route({
      method: 'PUT',
      path: '/appraisals/{id}/members/{personId}/absence',
      summary: '标明未参加评议及原因',
    })
    .input(z.object({ id, personId: id, because: reason.nullable() }))
    .output(Round),
  writeSelf: conduct
    .route({
      method: 'PUT',
      path: '/appraisals/{id}/members/{personId}/self',
      summary: '按纸质材料补录个人自评',
    })
    .input(z.object({ id, personId: id, text: selfText }))
    .output(Round),
  remark: conduct
    .route({
      method: 'PUT',
      path: '/appraisals/{id}/members/{personId}/remarks/{byId}',
      summary: '按会上发言补录互评意见',
    })
    .input(z.object({ id, personId: id, byId: id, text: remarkText }))
    .output(Round),
}
