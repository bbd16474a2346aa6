import { sql } from 'kysely'
import type { Inside } from '../../places/rules.ts'
import { personalFacts } from '../members/queries.ts'
import { insideRows, lies, type Period } from '../movements/queries.ts'
import type { Source } from '../queries.ts'

/**
 * Everybody on the roll of an appraisal closed in the period, counted by the organization that held it (V, 2017), with
 * what he was on the day of the roll.
 */
export const appraisedIn = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('now')}, round.closed_on as on_day,
    case when member.absent_because is not null then 'absent' when member.probationary then 'ungraded'
      else member.grade end as appraisal
  from ${insideRows(inside)}
    join appraisal_round round on round.organization_id = inside.organization_id and ${lies(sql`round.closed_on`)}
    join appraisal_member member on member.round_id = round.id
    join person on person.id = member.person_id
    join standing now on now.person_id = member.person_id
      and now.from_on <= round.roll_on and (now.until_on is null or now.until_on > round.roll_on)
  where round.closed_on > ${before} and round.closed_on <= ${asOf}`
