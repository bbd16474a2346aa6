import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Divided } from '../../places/rules.ts'
import { personalFacts } from '../members/queries.ts'
import type { Source } from '../queries.ts'

/**
 * Transfers under way on the day, where they set out: as the last step up to that day left them. A letter that had run
 * out by then is overdue. Those that come from outside have nobody here who sends them.
 */
export const transfersOn = (day: Day, places: Divided): Source => sql`
  select ${personalFacts('standing')}, place.child, place.branch_kind, place.place_state,
    (transfer.started_at at time zone 'Asia/Shanghai')::date as on_day,
    case when last.state = 'started' then 'begun' when last.state = 'sentBack' then 'sentBack'
      when coalesce(last.valid_until, transfer.valid_until) < ${day} then 'overdue' else 'inTransit' end as transfer
  from unnest(${places.ids}::int[], ${places.child}::int[], ${places.kinds}::text[], ${places.states}::text[])
      as place (organization_id, child, branch_kind, place_state)
    join transfer on transfer.from_id = place.organization_id
    join lateral (
      select state, valid_until from transfer_event event
      where event.transfer_id = transfer.id and (event.at at time zone 'Asia/Shanghai')::date <= ${day}
      order by event.id desc limit 1
    ) last on last.state in ('started', 'issued', 'inTransit', 'sentBack')
    join standing on standing.person_id = transfer.person_id
      and standing.from_on <= ${day} and (standing.until_on is null or standing.until_on > ${day})
    join person on person.id = transfer.person_id`
