import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { decreases, increases } from '#features/people/standings/rules.ts'
import type { Inside, Shift } from '../../places/rules.ts'
import { personalFacts } from '../members/queries.ts'
import type { Source } from '../queries.ts'

/** After the last day of the year before, up to and on the day of the report. */
export type Period = { before: Day; asOf: Day }

export const insideRows = ({ ids, from, until }: Inside) =>
  sql`unnest(${ids}::int[], ${from}::date[], ${until}::date[]) as inside (organization_id, from_on, until_on)`
export const lies = (day: ReturnType<typeof sql>) =>
  sql`${day} >= inside.from_on and (inside.until_on is null or ${day} < inside.until_on)`
const listed = (acts: readonly string[]) => sql.join(acts.map((act) => sql.lit(act)))

/** Who became a member here, or came from another branch: each standing that begins here and did not go on here. */
const entries = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('now')}, now.from_on as on_day,
    case when earlier.membership = 'active' then 'movedIn'
      when now.began_by in (${listed(increases)}) then now.began_by else 'otherIncrease' end as act
  from ${insideRows(inside)}
    join standing now on now.organization_id = inside.organization_id and ${lies(sql`now.from_on`)}
    join person on person.id = now.person_id
    left join standing earlier on earlier.person_id = now.person_id and earlier.until_on = now.from_on
  where now.membership = 'active' and now.from_on > ${before} and now.from_on <= ${asOf}
    and (earlier.membership is distinct from 'active' or earlier.organization_id <> now.organization_id)`

/** Who ceased to be a member, or went to another branch, counted with what they were until then. */
const leavings = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('until')}, until.until_on as on_day,
    case when later.membership = 'active' then 'movedOut'
      when later.began_by in (${listed(decreases)}) then later.began_by else 'otherDecrease' end as act
  from ${insideRows(inside)}
    join standing until on until.organization_id = inside.organization_id and ${lies(sql`until.until_on - 1`)}
    join person on person.id = until.person_id
    left join standing later on later.person_id = until.person_id and later.from_on = until.until_on
  where until.membership = 'active' and until.until_on > ${before} and until.until_on <= ${asOf}
    and (later.membership is distinct from 'active' or later.organization_id <> until.organization_id)`

/** Members who came or went with their whole branch, when it was put below another organization. */
const shifted = (shifts: readonly Shift[]): Source => sql`
  select ${personalFacts('now')}, shift.on_day, case when shift.entering then 'movedIn' else 'movedOut' end as act
  from unnest(${shifts.map(({ id }) => id)}::int[], ${shifts.map(({ on }) => on)}::date[],
      ${shifts.map(({ into }) => into)}::bool[]) as shift (organization_id, on_day, entering)
    join standing now on now.organization_id = shift.organization_id and now.membership = 'active'
      and now.from_on <= shift.on_day and (now.until_on is null or now.until_on > shift.on_day)
    join standing earlier on earlier.person_id = now.person_id and earlier.membership = 'active'
      and earlier.organization_id = now.organization_id and earlier.from_on < shift.on_day
      and (earlier.until_on is null or earlier.until_on >= shift.on_day)
    join person on person.id = now.person_id`

/**
 * Every entry, leaving and move between branches in the period, such that for any organization
 * 上年末 + 增加 − 减少 + 系统内转入 − 系统内转出 = 本期末, and over the whole tree the moves in equal the moves out.
 */
export function movementsIn(period: Period, inside: Inside, shifts: readonly Shift[]): Source {
  const parts = [entries(period, inside), leavings(period, inside)]
  if (shifts.length) parts.push(shifted(shifts))
  return sql`select event.*, extract(month from event.on_day)::text as month
    from (${sql.join(parts, sql` union all `)}) event`
}

const confirmed = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('now')}, now.from_on as on_day,
    case when exists (select from standing extension where extension.person_id = now.person_id
      and extension.began_by = 'extended' and extension.from_on < now.from_on) then 'confirmedLater' else 'confirmed' end as outcome
  from ${insideRows(inside)}
    join standing now on now.organization_id = inside.organization_id and ${lies(sql`now.from_on`)}
    join standing earlier on earlier.person_id = now.person_id and earlier.until_on = now.from_on
    join person on person.id = now.person_id
  where now.from_on > ${before} and now.from_on <= ${asOf} and now.membership = 'active'
    and now.political_status = 'fullMember'
    and earlier.membership = 'active' and earlier.political_status = 'probationaryMember'`

const cancelled = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('until')}, until.until_on as on_day, 'cancelled' as outcome
  from ${insideRows(inside)}
    join standing until on until.organization_id = inside.organization_id and ${lies(sql`until.until_on - 1`)}
    join standing later on later.person_id = until.person_id and later.from_on = until.until_on
    join person on person.id = until.person_id
  where until.until_on > ${before} and until.until_on <= ${asOf} and until.membership = 'active'
    and later.began_by = 'probationCancelled'`

/**
 * Still on probation on the day: prolonged in the period, or over and not decided. 《中国共产党章程》第七条: the probation
 * is one year from the branch meeting; 发展党员工作细则第三十二条 (V): prolonged once, by a year at most.
 */
const waiting = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('now')}, coalesce(extension.from_on, (person.joined_on + interval '1 year')::date) as on_day,
    case when extension.from_on > ${before} then 'extended' else 'overdue' end as outcome
  from ${insideRows(inside)}
    join standing now on now.organization_id = inside.organization_id
      and now.from_on <= ${asOf} and (now.until_on is null or now.until_on > ${asOf})
      and now.membership = 'active' and now.political_status = 'probationaryMember'
    join person on person.id = now.person_id
    left join lateral (select max(from_on) as from_on from standing where standing.person_id = now.person_id
      and began_by = 'extended' and from_on <= ${asOf}) extension on true
  where ${lies(sql`${asOf}::date`)}
    and (extension.from_on > ${before} or coalesce(extension.from_on, person.joined_on) + interval '1 year' < ${asOf}::date)`

/** Whose probation was decided in the period, where it was, and who still waits for it on the day, where they are. */
export const probationsIn = (period: Period, inside: Inside): Source =>
  sql.join([confirmed(period, inside), cancelled(period, inside), waiting(period, inside)], sql` union all `)

/** Honours of the period, where their bearers were members on the day they were given. */
export const honoursIn = ({ before, asOf }: Period, inside: Inside): Source => sql`
  select ${personalFacts('now')}, honour.awarded_on as on_day, honour.title as honour_title, honour.level as honour_level
  from honour
    join standing now on now.person_id = honour.person_id and now.membership = 'active'
      and now.from_on <= honour.awarded_on and (now.until_on is null or now.until_on > honour.awarded_on)
    join ${insideRows(inside)} on inside.organization_id = now.organization_id and ${lies(sql`honour.awarded_on`)}
    join person on person.id = honour.person_id
  where honour.awarded_on > ${before} and honour.awarded_on <= ${asOf}`
