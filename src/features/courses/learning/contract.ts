import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const part = z.number().int().min(1).max(200)
const read = endpoint.meta({ permission: 'courses.read' })

/** What one does with a course alone: nobody else sees it, and of the answers nothing is kept. */
export const learning = {
  overview: read
    .route({ method: 'GET', path: '/learning', summary: '学习：接着读、收藏、课程和将要进行的集体学习' })
    .output(
      z.object({
        reading: z.array(z.object({ id, title: z.string(), columnName: z.string(), readAt: z.string() })),
        favourites: z.array(z.object({ id, title: z.string(), columnName: z.string() })),
        courses: z.array(
          z.object({ id, title: z.string(), parts: z.number().int(), done: z.number().int() }),
        ),
        sessions: z.array(
          z.object({
            meetingId: id,
            on: day.nullable(),
            startsAt: z.string().nullable(),
            place: z.string(),
            studied: z.string(),
            address: z.string(),
          }),
        ),
      }),
    ),
  place: read
    .route({ method: 'PUT', path: '/courses/{id}/place', summary: '记下我学到哪里' })
    .input(z.object({ id, part, done: z.array(part).max(200) }))
    .output(z.object({})),
  forget: read
    .route({ method: 'DELETE', path: '/courses/{id}/place', summary: '删去我的学习进度' })
    .input(z.object({ id }))
    .output(z.object({})),
  answer: read
    .route({ method: 'POST', path: '/courses/{id}/answers', summary: '核对一道自测题（不保存）' })
    .input(
      z.object({
        id,
        part,
        question: z.number().int().min(1).max(50),
        chosen: z.array(z.number().int().min(0).max(9)).min(1, '请先选择答案').max(10),
      }),
    )
    .output(
      z.object({
        right: z.boolean(),
        correct: z.array(z.number().int()),
        explanation: z.string(),
        /** Where the material says so; null when the reader may not open it. */
        address: z.string().nullable(),
        anchor: z.string(),
      }),
    ),
}
