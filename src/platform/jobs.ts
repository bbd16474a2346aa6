import type { z } from 'zod'
import type { Context } from './context.ts'
import type { Database } from './database.ts'

/**
 * Work that happens later: a row written in the same transaction as the fact that asks for it, run outside of
 * one, harmless when run twice.
 */
export type Job<T> = {
  name: string
  schema: z.ZodType<T>
  /** Cron in Asia/Shanghai, for work that comes by the clock. */
  cron?: string
  run(world: JobWorld, data: T): Promise<void>
}
// biome-ignore lint/suspicious/noExplicitAny: a list of jobs with different data
export type AnyJob = Job<any>

/** What a job may touch: transactions of its own, one after the other, as the system or as whoever asked. */
export type JobWorld = {
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>
}

export const job = <T>(declaration: Job<T>): Job<T> => declaration

export type JobQueue = {
  send(db: Database, job: AnyJob, data: unknown): Promise<void>
  stop(): Promise<void>
}
