import { z } from 'zod'
import type { Wanted } from '#platform/jobs.ts'

/** Asked for by hand, or by the clock; done in ../jobs.ts. */
export const preparePackage: Wanted<Record<string, never>> = {
  name: 'exchange.prepare',
  schema: z.object({}),
}
