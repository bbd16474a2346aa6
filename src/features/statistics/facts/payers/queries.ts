import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { monthOf } from '#basics/days.ts'
import type { Divided } from '../../places/rules.ts'
import { few, membersOn } from '../members/queries.ts'
import type { Source } from '../queries.ts'

/**
 * Members on the day with their dues from the first day of the period on, in yuan: owed for its months, paid by the day
 * (a payment that was withdrawn is none), and what is missing. A charge knows what was paid for it until now: only what
 * was paid after the day is looked up and taken off again, in a line of its own, so that the charges of a large
 * institute are added up as they lie. Few people: each one's are looked up.
 */
export function payersOn(day: Day, from: Day, places: Divided): Source {
  const months = sql`charge.month between ${monthOf(from)} and ${monthOf(day)}`
  const missing = sql`greatest(charge.fen - charge.paid_fen, 0)`
  const theirs =
    places.ids.length < few
      ? sql`charge.person_id = any(array(select person_id from member)) and ${months}`
      : months
  return sql`
    with member as materialized (${membersOn(day, places)}), later as materialized (
      select payment.person_id, payment.month, sum(payment.fen) as fen
      from dues_payment payment join dues_intake intake on intake.id = payment.intake_id
      where payment.withdrawn_at is null and intake.paid_on > ${day}
      group by payment.person_id, payment.month
    )
    select member.*, coalesce(owed.due, 0) / 100.0 as due, (coalesce(owed.due, 0) - coalesce(owed.owing, 0)) / 100.0 as paid,
      coalesce(owed.owing, 0) / 100.0 as owing,
      case when owed.person_id is null then 'none' when owed.owing > 0 then 'owing' else 'settled' end as dues
    from member left join (
      select person_id, sum(due) as due, sum(owing) as owing from (
        select charge.person_id, charge.fen as due, ${missing} as owing from dues_charge charge where ${theirs}
        union all
        select charge.person_id, 0, greatest(charge.fen - charge.paid_fen + later.fen, 0) - ${missing}
        from later join dues_charge charge on charge.person_id = later.person_id and charge.month = later.month
        where ${months}
      ) line group by person_id
    ) owed on owed.person_id = member.person_id`
}
