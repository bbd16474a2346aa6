import { monthOf } from '#basics/days.ts'
import { type Month, monthAfter } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import { arrearNumbers } from '../../arrears/rules.ts'
import { settingsFor } from '../../settings/queries.ts'
import { sortOut } from '../rules.ts'
import { dropCharges, insertCorrections, monthsMade, owingIn, strayIn, writeCharges } from './queries.ts'

type Whose = { path: string; personIds?: number[] }

/** Makes the roll of a month, or makes it again: what is paid stays, what changed is corrected where everybody sees it. */
export async function makeRoll(ctx: Context, month: Month, whose: Whose, because: string) {
  const settings = await settingsFor(ctx, month)
  const sorted = sortOut(await owingIn(ctx, month, whose), month, settings)
  const { made, corrected, same, missing } = sorted
  const voided = [...sorted.voided, ...(await strayIn(ctx, month, whose))]
  await writeCharges(ctx, month, [...made, ...corrected])
  const changed = corrected.filter(({ fen, wasFen }) => fen !== wasFen)
  const gone = voided.map((one) => ({ ...one, fen: null }))
  if (changed.length + gone.length > 0) await insertCorrections(ctx, month, [...changed, ...gone], because)
  if (voided.length > 0)
    await dropCharges(
      ctx,
      month,
      voided.map(({ personId }) => personId),
    )
  return { made: made.length, corrected: changed.length, voided: voided.length, same, missing }
}

/** After something of these people changed: their open months of late are reckoned anew. */
export async function reckonAgain(ctx: Context, personIds: number[], because: string): Promise<void> {
  const from = monthAfter(monthOf(ctx.today), -arrearNumbers.backPayMonths)
  for (const month of await monthsMade(ctx, personIds, from))
    await makeRoll(ctx, month, { path: '', personIds }, because)
}
