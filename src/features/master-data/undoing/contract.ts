import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'

const id = z.number().int().positive()

const Preview = z.object({
  /** Person by person: /people-batches/{batchId}/lines; null when the feed concerned nobody. */
  batchId: id.nullable(),
  untilAt: z.string(),
  people: z.object({ back: z.number().int(), stays: z.number().int() }),
  units: z.array(
    z.object({
      id,
      name: z.string(),
      /** What is taken back: entered anew, a name, other facts. */
      kind: z.enum(['renamed', 'fed', 'recorded']),
      why: z.string().nullable(),
    }),
  ),
  /** Raised by it and still waiting: they go. Decided already: they stay, each is taken back by itself. */
  differences: z.object({ waiting: z.number().int(), decided: z.number().int() }),
  /** Why it cannot be taken back now, in words; null when it can. */
  whyNot: z.string().nullable(),
})

const feeds = endpoint.meta({ permission: 'masterData.feed' })

/** 撤回一批主数据: within 30 days, by counter-entries; what was changed since stays and is named. */
export const undoing = {
  preview: feeds
    .route({ method: 'GET', path: '/master-data/feeds/{id}/undoing', summary: '撤回一批主数据会怎样' })
    .input(z.object({ id }))
    .output(Preview),
  undo: endpoint
    .meta({ permission: 'masterData.feed', stepUp: true })
    .route({ method: 'POST', path: '/master-data/feeds/{id}/undoing', summary: '撤回一批主数据（反向记录）' })
    .input(z.object({ id, reason }))
    .output(
      z.object({
        people: z.object({ back: z.number().int(), stays: z.number().int() }),
        units: z.object({ back: z.number().int(), stays: z.number().int() }),
        differences: z.number().int(),
      }),
    ),
}
