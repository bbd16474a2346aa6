import { oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * What every endpoint states of itself.
 * `permission`: `public` (nobody needs to be signed in), `session` (any signed-in person) or a power such as
 * `people.correct`, granted to roles in features/accounts/rules.ts.
 * `download`: the answer is a file streamed after the transaction has ended.
 */
export type Meta = { permission: string; download?: true; newPasswordMayWait?: true }

/** The start of every endpoint; `permission` has no default that opens anything. */
export const endpoint = oc.$meta<Meta>({ permission: 'nobody' })

/** One page of a list: 1-based page, at most 200 rows. */
export const pageInput = {
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(200).default(20),
}

export const day = z.iso.date()

/** The answer to a list question: the rows of the page asked for, and how many there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.number().int() })

/** What a download endpoint answers in the API description; the bytes are streamed by platform/http.ts. */
export const fileOutput = z.file()
