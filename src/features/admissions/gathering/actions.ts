import { workingDaysAfter } from '#basics/working-days.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import type { Context, Deed } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { entriesOf } from '../entries/queries.ts'
import { type AdmissionRow, lockAdmission } from '../queries.ts'
import type { File, WorkingDaysAfter } from '../rules.ts'

/** Before this day no notice was ever asked for: the text of 2014 is older than any file at hand. */
const tableBegins = '2014-01-01'

/** Working days by the table of holidays. */
export async function workingDaysOf(ctx: Context): Promise<WorkingDaysAfter> {
  const holidays = await holidaysFrom(ctx, tableBegins)
  return (day, count) => workingDaysAfter(day, count, holidays)
}

/** A file with its acts, as the rules and the readers want it. */
export async function gather(ctx: Context, row: AdmissionRow) {
  const entries = (await entriesOf(ctx, [row.id])).get(row.id) ?? []
  const file: File = { birthDate: row.birthDate, entries }
  return { row, entries, file, after: await workingDaysOf(ctx) }
}
export type Gathered = Awaited<ReturnType<typeof gather>>

/** A file that is under way, held until the transaction ends. @throws Refusal not-found; admission-over */
export async function holdRunning(ctx: Context, id: number): Promise<AdmissionRow> {
  const row = await lockAdmission(ctx, id)
  if (row.status !== 'running') throw new Refusal('conflict', 'admission-over', { name: row.name })
  return row
}

/** One line of the trail about a file. */
export const noteDeed = (
  ctx: Context,
  { id, name, path }: Pick<AdmissionRow, 'id' | 'name' | 'path'>,
  action: string,
  more: Pick<Deed, 'before' | 'after' | 'reason'> = {},
) => ctx.record({ action: `admission.${action}`, subject: { kind: 'admission', id, name }, path, ...more })
