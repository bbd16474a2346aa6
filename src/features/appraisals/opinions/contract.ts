import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Round } from '../gathering/contract.ts'
import { grades } from '../rules.ts'

const id = z.number().int().positive()
const conduct = endpoint.meta({ permission: 'appraisals.conduct' })
const opinion = z.string().trim().min(2, '请写评定意见').max(2000)

/** 组织评定: opinion and grade of each member, told to each alone; objections and their answers. */
export const opinions = {
  set: conduct
    .route({ method: 'PUT', path: '/appraisals/{id}/opinions', summary: '填写评定意见和等次' })
    .input(
      z.object({
        id,
        rows: z
          .array(z.object({ personId: id, opinion: opinion.nullable(), grade: z.enum(grades).nullable() }))
          .min(1)
          .max(500),
      }),
    )
    .output(Round),
  tell: conduct
    .route({ method: 'POST', path: '/appraisals/{id}/telling', summary: '把结果告知每名党员本人' })
    .input(z.object({ id }))
    .output(Round),
  answer: conduct
    .route({
      method: 'POST',
      path: '/appraisals/{id}/objections/{objectionId}/answer',
      summary: '答复异议',
    })
    .input(z.object({ id, objectionId: id, answer: z.string().trim().min(4).max(2000) }))
    .output(Round),
}
