import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Divided } from '../../places/rules.ts'
import type { Source } from '../queries.ts'

/** SQL: the facts of a person, from the fixed ones and the standing of that name. */
export const personalFacts = (standing: string): RawBuilder<unknown> => sql`
  person.id as person_id, person.gender, person.ethnicity, person.birth_date, person.joined_on, person.became_full_on,
  ${sql.ref(`${standing}.education`)}, left(coalesce(${sql.ref(`${standing}.degree`)}, '0'), 1) as degree_group,
  ${sql.ref(`${standing}.occupation`)}, ${sql.ref(`${standing}.employment`)},
  ${sql.ref(`${standing}.political_status`)}, ${sql.ref(`${standing}.organization_id`)}`

const standingOn = (day: Day, places: Divided, condition: RawBuilder<boolean>): Source => sql`
  select ${personalFacts('standing')}, place.child, place.branch_kind, place.place_state, null::date as on_day
  from unnest(${places.ids}::int[], ${places.child}::int[], ${places.kinds}::text[], ${places.states}::text[])
      as place (organization_id, child, branch_kind, place_state)
    join standing on standing.organization_id = place.organization_id
      and standing.from_on <= ${day} and (standing.until_on is null or standing.until_on > ${day})
      and ${condition}
    join person on person.id = standing.person_id`

/** Members whose formal relation is in one of the places on the day. In transit: where it still is. */
export const membersOn = (day: Day, places: Divided): Source =>
  standingOn(day, places, sql<boolean>`standing.membership = 'active'`)

/** Applicants, activists and candidates of the places on the day. */
export const prospectsOn = (day: Day, places: Divided): Source =>
  standingOn(
    day,
    places,
    sql<boolean>`standing.political_status in ('applicant', 'activist', 'candidate') and standing.membership <> 'active'`,
  )

/** So many places: below, it is cheaper to look up each one's; from there on, to add up everybody's once. */
export const few = 50

/** The same courses, each taught once however many were there: a row for everybody of the places who took part. */
export const coursesOn = (day: Day, from: Day, places: Divided): Source => sql`
  select member.*, taken.course, taken.organizer, taken.from_on as taught_from, taken.until_on as taught_until,
    taken.hours as taught_hours, taught.thing
  from (${membersOn(day, places)}) member
    join training taken on taken.person_id = member.person_id and taken.until_on between ${from} and ${day}
    join (select course, organizer, from_on, until_on, min(id) as thing from training
      where until_on between ${from} and ${day} group by 1, 2, 3, 4) taught
      on (taught.course, taught.organizer, taught.from_on, taught.until_on)
        = (taken.course, taken.organizer, taken.from_on, taken.until_on)`

/** Members on the day with what they took part in from the first day of the period on. */
export function traineesOn(day: Day, from: Day, places: Divided): Source {
  const taught = sql`select count(*) as attendances, sum(training.hours) as hours`
  const during = sql`training.until_on between ${from} and ${day}`
  const courses =
    places.ids.length < few
      ? sql`left join lateral (${taught} from training where training.person_id = member.person_id and ${during}) course on true`
      : sql`left join (${taught}, training.person_id from training where ${during} group by training.person_id) course
          on course.person_id = member.person_id`
  return sql`
    select member.*, coalesce(course.attendances, 0) as attendances, coalesce(course.hours, 0) as hours
    from (${membersOn(day, places)}) member ${courses}`
}
