import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const Status = z.object({
  /** What the platform stands on: each holds or not. */
  ok: z.object({
    database: z.boolean(),
    migrations: z.boolean(),
    key: z.boolean(),
    disk: z.boolean(),
    jobs: z.boolean(),
  }),
  database: z.object({
    kind: z.enum(['embedded', 'postgres']),
    version: z.string(),
    bytes: z.number(),
    answeredIn: z.number().nullable(),
  }),
  disk: z.object({
    freeBytes: z.number().nullable(),
    totalBytes: z.number().nullable(),
    files: z.number(),
    fileBytes: z.number(),
  }),
  jobs: z.object({
    seenAt: z.string().nullable(),
    waiting: z.number(),
    /** What went wrong for good in the last day, by the names of the work. */
    failed: z.array(z.object({ name: z.string(), count: z.number() })),
  }),
  trail: z.object({
    entries: z.number(),
    anchorDay: z.string().nullable(),
    anchoredAt: z.string().nullable(),
  }),
})

/** 系统状态: what the platform stands on, looked at when somebody asks. */
export const status = endpoint
  .meta({ permission: 'safekeeping.read', ownTransactions: true })
  .route({ method: 'GET', path: '/system-status', summary: '系统状态：数据库、磁盘、后台任务、审计锚点' })
  .output(Status)
