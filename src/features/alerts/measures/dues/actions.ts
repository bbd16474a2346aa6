import { monthOf } from '#basics/days.ts'
import { lastDueMonth, monthsInArrear } from '#features/dues/arrears/rules.ts'
import { settingsFor } from '#features/dues/settings/queries.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'
import { type Behind, undecidedCases, unpaidMonths } from './queries.ts'

/** Months in a row without dues. 党章第九条 (V) asks for six in a row: months that lie apart do not add up. */
export async function duesUnpaid(ctx: Db, { on }: Asked, least: number): Promise<Found[]> {
  const { cycle } = await settingsFor(ctx, monthOf(on))
  const behind = await unpaidMonths(ctx, lastDueMonth(on, cycle), least)
  return behind.map(foundBehind)
}

const foundBehind = ({ personId, name, organizationId, unpaid }: Behind): Found => ({
  subjectKind: 'person',
  subjectKey: String(personId),
  subjectName: name,
  organizationId,
  personId,
  dueOn: null,
  since: unpaid[0] ? `${unpaid[0]}-01` : null,
  value: monthsInArrear(unpaid),
  facts: { firstMonth: unpaid[0] ?? '' },
})

export const duesCaseOpen = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await undecidedCases(ctx, asked)).map((one) => ({
    subjectKind: 'duesCase',
    subjectKey: String(one.id),
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: null,
    since: one.openedOn,
    value: one.waits,
    facts: { months: one.months },
  }))
