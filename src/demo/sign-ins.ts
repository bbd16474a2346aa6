import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { enteredBecause, excuses } from './life-words.ts'

/** SQL: a number of 0 to 99, the same for the same meeting and person; `salt` tells one question from another. */
const chance = (salt: number) =>
  sql<number>`mod(abs(hashint8((meeting.id::int8 * 100000 + person_id) * 97 + ${sql.lit(salt)})), 100)`
const pick = (list: string[], salt: number) =>
  sql<string>`${JSON.stringify(list)}::jsonb ->> mod(${chance(salt)}, ${sql.lit(list.length)})::int`

/** So far back there are sign-ins. */
const days = 45

/** Why who was away in the last months was away; and leave asked for what is to come. */
export const insertLeaves = ({ db, now, today }: Context) =>
  sql`
    insert into meeting_attendee (meeting_id, person_id, excuse, asked_at)
    select meeting.id, person_id, ${pick(excuses, 3)}, (held_on - 1)::timestamp at time zone 'Asia/Shanghai'
    from meeting, unnest(absent) person_id
    where title <> '' and held_on > ${addDays(today, -92)} and ${chance(4)} < 80
    union all
    select meeting.id, standing.person_id, ${pick(excuses, 3)}, least(notified_at + interval '5 hours', ${now.toISOString()}::timestamptz)
    from meeting join standing on standing.organization_id = meeting.organization_id and standing.membership = 'active'
      and standing.until_on is null and (meeting.kind <> 'groupMeeting' or standing.group_id = meeting.group_id)
    where title <> '' and meeting.status = 'notified' and meeting.kind <> 'committeeMeeting' and ${chance(5)} < 4
    on conflict do nothing`.execute(db)

/**
 * Who signed in with the code at theme days, lectures and members' meetings of the last weeks: in the branches whose
 * people have accounts, and in every fifth of the others. Some were entered by hand, some came when there was a signal.
 */
export const insertDemoSignIns = ({ db, today }: Context) =>
  sql`
    with signing as (
      select distinct organization_id from person join account on account.person_id = person.id
      union select id from organization where kind in ('branch', 'jointBranch') and mod(id, 5) = 2
    ), came as (
      select meeting.id, person_id, meeting.recorded_by, ${chance(6)} as way,
        (held_on + starts_at::time - make_interval(mins => ${chance(7)}::int % 17 + 1)) at time zone 'Asia/Shanghai' as at
      from meeting join signing using (organization_id), unnest(roll) person_id
      where kind in ('themeDay', 'lecture', 'membersMeeting') and title <> '' and held_on > ${addDays(today, -days)}
        and confirmed_at is null and person_id <> all(absent) and ${chance(8)} < 90
    )
    insert into meeting_sign_in (meeting_id, person_id, signed_at, arrived_at, way, entered_by, because)
    select meeting.id, person_id, at, at + case when way between 4 and 6 then interval '3 hours' else interval '0' end,
      case when way < 4 then 'entered' when way < 7 then 'delayed' else 'code' end,
      case when way < 4 then recorded_by end, case when way < 4 then ${pick(enteredBecause, 9)} end
    from came meeting`.execute(db)
