import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { noteColours } from '../rules.ts'

const id = z.coerce.number().int().positive()
const read = endpoint.meta({ permission: 'library.read' })
const words = z.string().trim().max(5000, '笔记最多 5000 个字').nullable().default(null)

export const Note = z.object({
  id: z.number().int(),
  version: z.number().int(),
  part: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  quote: z.string(),
  colour: z.enum(noteColours),
  words: z.string().nullable(),
  changedAt: z.string(),
})
const asked = z.object({ text: z.string().trim().max(50).optional() })

/** 笔记: for their author alone; no office, however high, finds them. */
export const notes = {
  list: read
    .route({ method: 'GET', path: '/library/notes', summary: '我的笔记' })
    .input(asked)
    .output(
      z.array(
        Note.extend({
          materialId: z.number().int(),
          title: z.string(),
          /** Still there, gone from the newest version, or the material may not be read any more. */
          standing: z.enum(['there', 'gone', 'closed']),
        }),
      ),
    ),
  export: endpoint
    .meta({ permission: 'library.read', download: true })
    .route({ method: 'GET', path: '/library/notes.xlsx', summary: '导出我的笔记' })
    .input(asked)
    .output(fileOutput),
  make: read
    .route({ method: 'POST', path: '/library/materials/{id}/notes', summary: '画出一段话，写下笔记' })
    .input(
      z
        .object({
          id,
          part: z.number().int().min(0),
          from: z.number().int().min(0),
          to: z.number().int().min(1),
          quote: z.string().min(1).max(2000, '一次最多画出 2000 个字'),
          colour: z.enum(noteColours).default('yellow'),
          words,
        })
        .refine(({ from, to }) => to > from, { path: ['to'], error: '请先选中一段话' }),
    )
    .output(Note),
  change: read
    .route({ method: 'PATCH', path: '/library/notes/{id}', summary: '修改笔记' })
    .input(z.object({ id, colour: z.enum(noteColours), words }))
    .output(Note),
  remove: read
    .route({ method: 'DELETE', path: '/library/notes/{id}', summary: '删去笔记' })
    .input(z.object({ id }))
    .output(z.object({})),
}
