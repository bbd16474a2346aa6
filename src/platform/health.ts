import { setTimeout as wait } from 'node:timers/promises'
import type { OpenDatabase } from './database.ts'
import type { Files } from './files.ts'
import { readMigrations } from './migrate.ts'
import type { Sealing } from './sealing.ts'

export const healthChecks = ['database', 'migrations', 'key', 'disk', 'jobs'] as const
export type HealthCheck = (typeof healthChecks)[number]

/** How the program stands: each check holds or not, with the figures behind it. */
export type Health = {
  ok: Record<HealthCheck, boolean>
  databaseMs: number | null
  /** Null: files lie where no bound can be told. */
  freeBytes: number | null
  totalBytes: number | null
  jobsSeenAt: string | null
}

/** M: parameters. Below a gigabyte the database may stop in the middle of a write. */
const limits = { databaseMs: 2000, filesMs: 5000, freeBytes: 1024 ** 3, jobsMinutes: 2 }

type Looked = {
  open: OpenDatabase
  sealing: Sealing
  files: Pick<Files, 'room'>
  jobs: { seenAt(): Date | null } | null
  clock: () => Date
}

/** Looks at what the program stands on; never waits long, never throws. */
export async function lookAtHealth(world: Looked): Promise<Health> {
  const [database, disk] = await Promise.all([databaseOf(world), diskOf(world)])
  const seen = world.jobs?.seenAt() ?? null
  return {
    ok: {
      database: database.ms !== null,
      migrations: database.migrations === readMigrations().length,
      key: holds(() => world.sealing.keyOf('health')),
      disk: disk.freeBytes === null || disk.freeBytes >= limits.freeBytes,
      jobs: seen !== null && world.clock().getTime() - seen.getTime() < limits.jobsMinutes * 60_000,
    },
    databaseMs: database.ms,
    ...disk,
    jobsSeenAt: seen?.toISOString() ?? null,
  }
}

async function databaseOf({ open }: Looked): Promise<{ ms: number | null; migrations: number }> {
  const began = performance.now()
  const nothing = { ms: null, migrations: 0 }
  const asked = open.pool.query<{ n: number }>('select count(*)::int as n from schema_migration').then(
    ({ rows }) => ({ ms: Math.round(performance.now() - began), migrations: rows[0]?.n ?? 0 }),
    () => nothing,
  )
  return Promise.race([asked, wait(limits.databaseMs, nothing, { ref: false })])
}

async function diskOf({ files }: Looked): Promise<Pick<Health, 'freeBytes' | 'totalBytes'>> {
  const full = { freeBytes: 0, totalBytes: 0 }
  const asked = files.room().then(
    (room) => room ?? { freeBytes: null, totalBytes: null },
    () => full,
  )
  return Promise.race([asked, wait(limits.filesMs, full, { ref: false })])
}

function holds(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}
