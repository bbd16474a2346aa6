import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { monthOf } from '#basics/days.ts'
import type { Divided } from '../../places/rules.ts'
import { membersOn } from '../members/queries.ts'
import type { Source } from '../queries.ts'

/**
 * Members on the day with their dues from the first day of the period on, in yuan: owed for its months, paid by the day
 * (a payment that was withdrawn is none), and what is missing. A charge knows what was paid for it until now: only what
 * was paid after the day is looked up and taken off again. The charges are found by their people, so that a branch does
 * not read those of the institute.
 */
export function payersOn(day: Day, from: Day, places: Divided): Source {
  const months = (column: string) => sql`${sql.ref(column)} between ${monthOf(from)} and ${monthOf(day)}`
  return sql`
    with member as materialized (${membersOn(day, places)})
    select member.*, coalesce(owed.due, 0) / 100.0 as due, (coalesce(owed.due, 0) - coalesce(owed.owing, 0)) / 100.0 as paid,
      coalesce(owed.owing, 0) / 100.0 as owing,
      case when owed.person_id is null then 'none' when owed.owing > 0 then 'owing' else 'settled' end as dues
    from member left join (
      select charge.person_id, sum(charge.fen) as due,
        sum(greatest(charge.fen - charge.paid_fen + coalesce(later.fen, 0), 0)) as owing
      from dues_charge charge left join (
        select payment.person_id, payment.month, sum(payment.fen) as fen
        from dues_payment payment join dues_intake intake on intake.id = payment.intake_id
        where payment.withdrawn_at is null and intake.paid_on > ${day} and ${months('payment.month')}
        group by payment.person_id, payment.month
      ) later on later.person_id = charge.person_id and later.month = charge.month
      where charge.person_id = any(array(select person_id from member)) and ${months('charge.month')}
      group by charge.person_id
    ) owed on owed.person_id = member.person_id`
}
