import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { status } from './status/contract.ts'

const id = z.number().int().positive()

const plan = {
  enabled: z.boolean(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 02:00 的样子，24 小时制'),
  folder: z
    .string()
    .trim()
    .max(400)
    .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, '请写完整路径，例如 /mnt/backup/zhibu')
    .nullable(),
  recipient: z
    .string()
    .trim()
    .regex(/^age1[02-9ac-hj-np-z]{20,3000}$/, '公钥以 age1 开头，请完整复制')
    .nullable(),
  daily: z.number().int().min(1, '至少留 1 份').max(60, '最多留 60 份'),
  weekly: z.number().int().min(0, '不留请填 0').max(60, '最多留 60 份'),
  monthly: z.number().int().min(0, '不留请填 0').max(120, '最多留 120 份'),
}
const Plan = z.object(plan)

const verdicts = ['running', 'good', 'failed'] as const
const drillVerdicts = ['none', 'good', 'failed'] as const

const RunRow = z.object({
  id,
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  progress: z.string(),
  /** Who asked for it; null: the clock. */
  askedBy: z.string().nullable(),
  folder: z.string(),
  /** Its name in the folder. */
  file: z.string().nullable(),
  encrypted: z.boolean(),
  keys: z.boolean().nullable(),
  bytes: z.number().nullable(),
  rows: z.number().nullable(),
  files: z.number().nullable(),
  verdict: z.enum(verdicts),
  drillVerdict: z.enum(drillVerdicts),
  /** Why it failed, or why its drill did. */
  fault: z.string().nullable(),
  removedAt: z.string().nullable(),
})

const Run = RunRow.extend({
  digest: z.string().nullable(),
  tables: z.number().nullable(),
  /** Whether the file lies where it was put. */
  isThere: z.boolean(),
  drilled: z
    .object({
      tables: z.number(),
      rows: z.number(),
      files: z.number(),
      trail: z.number(),
      values: z.number(),
      opened: z.number(),
    })
    .nullable(),
  drillFaults: z.array(z.string()),
})

const filters = {
  /** Found in the file's name and in who asked for it. */
  text: z.string().trim().max(50).optional(),
  verdict: z.enum(verdicts).optional(),
  drill: z.enum(drillVerdicts).optional(),
  from: day.optional(),
  until: day.optional(),
}
const order = {
  sort: z.enum(['beganAt', 'bytes', 'rows']).default('beganAt'),
  descending: z.boolean().default(true),
}

const Standing = z.object({
  plan: Plan,
  /** Where backups go now. */
  folder: z.string(),
  next: z.string().nullable(),
  lastGood: RunRow.nullable(),
  lastDrill: RunRow.nullable(),
  running: RunRow.nullable(),
  /** What is to be done about it, each in a sentence; `danger` comes first. */
  warnings: z.array(
    z.object({ code: z.string(), level: z.enum(['danger', 'warning']), sentence: z.string() }),
  ),
  freeBytes: z.number().nullable(),
})

const reading = endpoint.meta({ permission: 'safekeeping.read' })

/** 保全: backups that the platform makes of itself, and the drills that show whether they can be relied on. */
export const contract = {
  status,
  backups: {
    standing: reading
      .route({ method: 'GET', path: '/backups-standing', summary: '备份的现状：上一次、下一次、要留意什么' })
      .output(Standing),
    list: reading
      .route({ method: 'GET', path: '/backups', summary: '备份记录' })
      .input(z.object({ ...pageInput, ...filters, ...order }))
      .output(pageOf(RunRow)),
    export: endpoint
      .meta({ permission: 'safekeeping.read', download: true })
      .route({ method: 'GET', path: '/backups.xlsx', summary: '导出备份记录' })
      .input(z.object({ ...filters, ...order }))
      .output(fileOutput),
    get: reading
      .route({ method: 'GET', path: '/backups/{id}', summary: '一次备份和它的恢复演练' })
      .input(z.object({ id }))
      .output(Run),
    start: endpoint
      .meta({ permission: 'safekeeping.manage' })
      .route({ method: 'POST', path: '/backups', summary: '立即备份，可以接着演练恢复' })
      .input(z.object({ drill: z.boolean(), reason }))
      .output(z.object({ id })),
    setPlan: endpoint
      .meta({ permission: 'safekeeping.manage', stepUp: true })
      .route({ method: 'PUT', path: '/backups-plan', summary: '设置备份的时间、位置、保留份数和公钥' })
      .input(z.object({ ...plan, reason }))
      .output(Plan),
  },
}

export const powers: Powers = {
  'safekeeping.read': ['politicalWorkDepartment'],
  'safekeeping.manage': ['politicalWorkDepartment'],
}

/** 三员分立: the system administrator keeps the platform running as well; no business is in it. */
export const separated: Powers = {
  'safekeeping.read': ['politicalWorkDepartment', 'systemAdministrator'],
  'safekeeping.manage': ['politicalWorkDepartment', 'systemAdministrator'],
}
