import { z } from 'zod'
import type { Wanted } from '#platform/jobs.ts'

/** Asked for wherever a package is released, or missed on the other side; done in ../jobs.ts. */
export const handPackage: Wanted<{ id: number }> = {
  name: 'exchange.hand',
  schema: z.object({ id: z.number().int() }),
}
