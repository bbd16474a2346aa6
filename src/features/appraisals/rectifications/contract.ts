import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { sources } from './rules.ts'

const id = z.number().int().positive()
const text = (most: number) => z.string().trim().min(4, '请写至少 4 个字').max(most)
const file = z.file()

const Line = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  personName: z.string().nullable(),
  source: z.enum(sources),
  problem: z.string(),
  measure: z.string(),
  responsibleName: z.string(),
  raisedOn: day,
  dueOn: day,
  solvedOn: day.nullable(),
  confirmedOn: day.nullable(),
  status: z.enum(['open', 'solved', 'confirmed']),
  daysLate: z.number().int().nullable(),
  yearsFollowed: z.number().int(),
})
const Rectification = Line.extend({
  raisedBy: z.string(),
  solvedNote: z.string().nullable(),
  solvedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  notes: z.array(z.object({ text: z.string(), notedAt: z.string(), notedBy: z.string() })),
  files: z.array(z.object({ id, name: z.string(), bytes: z.number().int() })),
})

/** `late`: its day has passed and it is not solved. `unfinished`: not yet confirmed, of whatever year. */
const filters = {
  state: z.enum(['unfinished', 'open', 'late', 'solved', 'confirmed', 'all']).default('unfinished'),
  source: z.enum(sources).optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

const read = endpoint.meta({ permission: 'appraisals.read' })
const conduct = endpoint.meta({ permission: 'appraisals.conduct' })
const mine = endpoint.meta({ permission: 'appraisals.takePart' })

/** 整改清单: problems found, what is done about each, by whom and until when, followed until confirmed. */
export const rectifications = {
  list: read
    .route({ method: 'GET', path: '/rectifications', summary: '整改清单' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'appraisals.read', download: true })
    .route({ method: 'GET', path: '/rectifications.xlsx', summary: '导出整改清单' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/rectifications/{id}', summary: '一项整改' })
    .input(z.object({ id }))
    .output(Rectification),
  add: conduct
    .route({ method: 'POST', path: '/rectifications', summary: '列入整改清单' })
    .input(
      z.object({
        organizationId: id,
        /** Whose own problem it is; the branch's when left out. */
        personId: id.optional(),
        roundId: id.optional(),
        source: z.enum(sources),
        problem: text(1000),
        measure: text(1000),
        responsibleId: id,
        raisedOn: day.optional(),
        dueOn: day,
      }),
    )
    .output(Rectification),
  note: conduct
    .route({ method: 'POST', path: '/rectifications/{id}/notes', summary: '记录整改进展' })
    .input(z.object({ id, text: text(1000) }))
    .output(Rectification),
  solve: conduct
    .route({
      method: 'POST',
      path: '/rectifications/{id}/solution',
      summary: '登记整改完成和佐证材料（multipart）',
    })
    .input(z.object({ id, text: text(1000), files: z.union([file, z.array(file)]).optional() }))
    .output(Rectification),
  confirm: conduct
    .route({ method: 'POST', path: '/rectifications/{id}/confirmation', summary: '确认整改，销号' })
    .input(z.object({ id }))
    .output(Rectification),
  reopen: conduct
    .route({ method: 'POST', path: '/rectifications/{id}/return', summary: '整改不到位，退回继续整改' })
    .input(z.object({ id, reason }))
    .output(Rectification),
  download: endpoint
    .meta({ permission: 'appraisals.read', download: true })
    .route({ method: 'GET', path: '/rectifications/{id}/files/{fileId}', summary: '下载佐证材料' })
    .input(z.object({ id: z.coerce.number().int(), fileId: z.coerce.number().int() }))
    .output(fileOutput),
  own: mine
    .route({ method: 'GET', path: '/own/rectifications', summary: '由我负责的整改' })
    .output(z.array(Line)),
}
