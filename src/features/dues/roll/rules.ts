import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { firstDayOf, type Month } from '#basics/months.ts'
import { amountOf, type DuesKind, type DuesSettings, firstMonth } from '../rules.ts'

/** What the register says of a member for a month, and what was charged so far. */
export type Owing = {
  personId: number
  organizationId: number
  joinedOn: Day
  /** When and how the period began in which he stands there. */
  since: Day
  beganBy: string
  baseId: number | null
  kind: DuesKind | null
  baseFen: Fen | null
  reliefId: number | null
  reliefFen: Fen | null
  wasFen: Fen | null
  wasOrganizationId: number | null
  wasBaseId: number | null
  paidFen: Fen | null
}

export type NewCharge = {
  personId: number
  organizationId: number
  fen: Fen
  fullFen: Fen
  kind: DuesKind
  baseFen: Fen | null
  rate: number | null
  article: string
  version: string
  baseId: number | null
  reliefId: number | null
}

/**
 * Whether a month is owed here: from the month of the branch meeting (第八条, V). Whoever comes from outside within the
 * month has paid it where he came from: until he is received, the sending branch collects.
 */
export const owesMonth = (one: Pick<Owing, 'joinedOn' | 'since' | 'beganBy'>, month: Month): boolean =>
  firstMonth(one.joinedOn) <= month && !(one.beganBy === 'transferredIn' && one.since > firstDayOf(month))

/** The charge of a month; null while nobody has stated a base. Relief (第七条, V) never raises it. */
function chargeOf(one: Owing, month: Month, settings: DuesSettings): NewCharge | null {
  if (one.kind === null) return null
  const {
    fen: fullFen,
    version,
    ...said
  } = amountOf({ kind: one.kind, baseFen: one.baseFen }, month, settings)
  const fen = one.reliefFen === null ? fullFen : Math.min(fullFen, one.reliefFen)
  const { personId, organizationId, baseId, reliefId } = one
  return { ...said, version, fen, fullFen, personId, organizationId, baseId, reliefId }
}

/** What to write of a whole roll: a month that is paid stays as it was reckoned. */
export function sortOut(owing: readonly Owing[], month: Month, settings: DuesSettings) {
  const made: NewCharge[] = []
  const corrected: (NewCharge & { wasFen: Fen })[] = []
  const voided: { personId: number; wasFen: Fen }[] = []
  let [same, missing] = [0, 0]
  for (const one of owing) {
    const owes = owesMonth(one, month)
    const charge = owes ? chargeOf(one, month, settings) : null
    if (one.wasFen === null) {
      if (charge) made.push(charge)
      else if (owes) missing += 1
    } else if ((one.paidFen ?? 0) >= one.wasFen && one.wasFen > 0) same += 1
    else if (!charge) {
      if (one.paidFen === 0 && !owes) voided.push({ personId: one.personId, wasFen: one.wasFen })
      else same += 1
    } else if (
      charge.fen === one.wasFen &&
      charge.organizationId === one.wasOrganizationId &&
      charge.baseId === one.wasBaseId
    )
      same += 1
    else corrected.push({ ...charge, wasFen: one.wasFen })
  }
  return { made, corrected, voided, same, missing }
}

export const chargeStates = ['open', 'partial', 'paid', 'exempt'] as const
export type ChargeState = (typeof chargeStates)[number]
export const chargeStateNames: Record<ChargeState, string> = {
  open: '未交',
  partial: '未交齐',
  paid: '已交',
  exempt: '免交',
}

export function chargeState({ fen, paidFen }: { fen: Fen; paidFen: Fen }): ChargeState {
  if (fen === 0) return 'exempt'
  if (paidFen >= fen) return 'paid'
  return paidFen > 0 ? 'partial' : 'open'
}
