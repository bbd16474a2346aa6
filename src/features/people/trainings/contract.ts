import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'

const id = z.number().int().positive()
const text = (length: number) => z.string().trim().min(1).max(length)
const hours = z.coerce.number().min(0.5).max(2000)

const filters = {
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
}
const Course = z.object({
  course: z.string(),
  organizer: z.string(),
  fromOn: day,
  untilOn: day,
  hours: z.number(),
  people: z.number().int(),
})
const course = { course: text(100), organizer: text(100), fromOn: day, untilOn: day, hours }
const Recorded = z.object({ added: z.number().int(), known: z.number().int() })
const read = endpoint.meta({ permission: 'people.read' })
const change = endpoint.meta({ permission: 'people.correct' })

/** 教育培训: courses with everybody who took part, recorded a class at a time. */
export const trainings = {
  list: read
    .route({ method: 'GET', path: '/trainings', summary: '教育培训班次' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Course)),
  export: endpoint
    .meta({ permission: 'people.export', download: true })
    .route({ method: 'GET', path: '/trainings.xlsx', summary: '导出教育培训班次' })
    .input(z.object(filters))
    .output(fileOutput),
  people: read
    .route({ method: 'GET', path: '/training-participants', summary: '一个班次的参训人员' })
    .input(z.object({ ...pageInput, course: text(100), organizer: text(100), fromOn: day }))
    .output(pageOf(z.object({ id, name: z.string(), organizationName: z.string().nullable() }))),
  record: change
    .route({ method: 'POST', path: '/trainings', summary: '一次登记全班的培训' })
    .input(z.object({ ...course, personIds: z.array(id).min(1).max(2000) }))
    .output(Recorded),
  import: change
    .route({ method: 'POST', path: '/training-imports', summary: '按参训名单表登记培训（multipart）' })
    .input(z.object({ ...course, file: z.file() }))
    .output(Recorded),
}
