import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const text = z.string().trim().min(5).max(2000)

const Notice = z.object({
  id,
  name: z.string(),
  gender: z.string(),
  birthDate: day,
  organizationName: z.string().nullable(),
  postedOn: day,
  untilOn: day,
  place: z.string(),
  address: z.string(),
  phone: z.string(),
  running: z.boolean(),
})

/** 公示: seen by everybody of the unit while it runs; whoever knows something against it says so here. */
export const notices = {
  list: endpoint
    .meta({ permission: 'admissions.notices' })
    .route({ method: 'GET', path: '/public-notices', summary: '正在公示的发展对象人选' })
    .output(z.array(Notice)),
  object: endpoint
    .meta({ permission: 'admissions.notices' })
    .route({ method: 'POST', path: '/admissions/{id}/objections', summary: '对公示提出意见' })
    .input(z.object({ id, text }))
    .output(z.object({ objectionId: id })),
  answer: endpoint
    .meta({ permission: 'admissions.conduct' })
    .route({
      method: 'POST',
      path: '/admissions/{id}/objections/{objectionId}/answer',
      summary: '登记意见的核实结果',
    })
    .input(z.object({ id, objectionId: id, text }))
    .output(z.object({ objectionId: id })),
}
