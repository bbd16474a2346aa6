import { coversEverything } from '#basics/reach.ts'
import type { Backups } from '#platform/backups.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

/** The platform is one for the whole institute. @throws Refusal safekeeping-whole-only */
export function refuseUnlessWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'safekeeping-whole-only')
}

/** And so are its backups; in the practice world there are none. @throws Refusal safekeeping-none */
export function wholeOf(ctx: Context): Context & { backups: Backups } {
  refuseUnlessWhole(ctx)
  if (!ctx.backups) throw new Refusal('conflict', 'safekeeping-none')
  return { ...ctx, backups: ctx.backups }
}
