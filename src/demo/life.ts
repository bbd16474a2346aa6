import { type RawBuilder, sql } from 'kysely'
import { addDays, addYears, type Day, firstDayOfYear, yearOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { lateReasons, places, usual } from './life-words.ts'
import { secretaryOf } from './secretary.ts'
import { insertDemoSignIns, insertLeaves } from './sign-ins.ts'

/**
 * Organization life of all branches of last year and this: what was held with its roll,
 * what is planned, and some gaps to be found. Made in the database by few statements: the same ids give
 * the same meetings.
 */
export async function loadLife(ctx: Context): Promise<void> {
  await layOutMonths(ctx, firstDayOfYear(yearOf(addYears(ctx.today, -1))))
  await layOutMeetings(ctx)
  await insertMeetings(ctx)
  await insertTasks(ctx)
  await insertVotes(ctx)
  await insertLeaves(ctx)
  await insertDemoSignIns(ctx)
  await confirmRecent(ctx)
  await sql`drop table life_meeting, life_month`.execute(ctx.db)
}

/** SQL: a number of 0 to 99, the same for the same branch, month and group; `salt` tells one question from another. */
const chance = (salt: number) =>
  sql<number>`mod(abs(hashint8((organization_id * 100000 + month_no * 3 + coalesce(group_id, 0))::int8 * 97 + ${sql.lit(salt)})::int8), 100)`

/** SQL: the row holds on the day. */
const holds = (alias: string, day: RawBuilder<unknown>) =>
  sql`${sql.ref(`${alias}.from_on`)} <= ${day} and coalesce(${sql.ref(`${alias}.until_on`)}, 'infinity') > ${day}`

/** Each branch in each month it stood through, with its roll of the tenth and who of it is often away. */
const layOutMonths = async ({ db, today }: Context, first: Day) => {
  await sql`
    create temporary table life_month on commit drop as
    with month as (
      select from_on::date, (from_on + interval '9 days')::date as tenth, (from_on + interval '1 month')::date as next_on,
        (extract(year from from_on) * 12 + extract(month from from_on) - 1)::int as month_no
      from generate_series(${first}::date, ${`${yearOf(today)}-12-01`}::date, interval '1 month') from_on
    )
    select organization.id as organization_id, null::int as group_id, month.*, array_agg(standing.person_id) as roll,
      coalesce(array_agg(standing.person_id) filter (where political_status <> 'fullMember'), '{}') as without_vote,
      coalesce(array_agg(standing.person_id) filter (
        where mod(abs(hashint8((standing.person_id * 700 + month.month_no)::int8)::int8), 100) < 9), '{}') as away
    from month
      join organization on organization.kind in ('branch', 'jointBranch')
        and coalesce(organization.established_on, '-infinity') <= month.from_on
        and coalesce(organization.closed_on, 'infinity') >= month.next_on
      join standing on standing.organization_id = organization.id and standing.membership = 'active'
        and ${holds('standing', sql`least(month.tenth, ${today}::date)`)}
    group by organization.id, month.from_on, month.tenth, month.next_on, month.month_no`.execute(db)
  await sql`create index on life_month (organization_id, month_no)`.execute(db)
}

/** Who of the committee, or of a group, was there in a month: as the rows of their posts and standings say. */
const committees = sql`
  select life_month.organization_id, life_month.month_no, array_agg(distinct post.person_id) as roll
  from life_month join post on post.organization_id = life_month.organization_id
    and post.kind in ('secretary', 'deputySecretary', 'committeeMember') and ${holds('post', sql`life_month.tenth`)}
  group by 1, 2 having bool_or(post.kind = 'committeeMember')`
const groups = (today: Day) => sql`
  select party_group.organization_id, party_group.id as group_id, life_month.month_no, array_agg(standing.person_id) as roll,
    coalesce(array_agg(standing.person_id) filter (where political_status <> 'fullMember'), '{}') as without_vote
  from party_group join life_month on life_month.organization_id = party_group.organization_id
      and party_group.from_on <= life_month.from_on and party_group.until_on is null
    join standing on standing.group_id = party_group.id and standing.membership = 'active'
      and ${holds('standing', sql`least(life_month.tenth, ${today}::date)`)}
  group by 1, 2, 3`

const whole = sql`organization_id, group_id, from_on, month_no, roll, without_vote, away`

/** One row for each meeting, with the date in its month and how likely it was left out. */
const layOutMeetings = ({ db, today }: Context) =>
  sql`
    create temporary table life_meeting on commit drop as
    select 'themeDay' as kind, '{}'::text[] as also, ${whole}, 9 as on_date, 3 as left_out from life_month
    union all
    select 'membersMeeting', '{}', ${whole}, 23, 3 from life_month where mod(month_no, 3) = 2
    union all
    select 'lecture', '{}', ${whole}, 18, 12 from life_month where mod(month_no, 3) = 1
    union all
    select 'reviewMeeting', '{memberAppraisal}', ${whole}, 19, 2 from life_month where mod(month_no, 12) = 11
    union all
    select 'committeeMeeting', '{}', organization_id, null, life_month.from_on, month_no, committee.roll, '{}',
      case when cardinality(committee.roll) > 2 and mod(organization_id + month_no, 6) = 0 then committee.roll[3:3] else '{}' end, 4, 4
    from life_month join (${committees}) committee using (organization_id, month_no)
    union all
    select 'groupMeeting', '{}', organization_id, party.group_id, life_month.from_on, month_no, party.roll, party.without_vote,
      array(select unnest(life_month.away) intersect select unnest(party.roll)), 14, 8
    from life_month join (${groups(today)}) party using (organization_id, month_no)`.execute(db)

const wordsOf = (of: (words: (typeof usual)[keyof typeof usual]) => string[]) =>
  sql`(${JSON.stringify(Object.fromEntries(Object.entries(usual).map(([kind, words]) => [kind, of(words)])))}::jsonb -> kind)`
const pick = (list: RawBuilder<unknown>, at: RawBuilder<unknown>) =>
  sql`(${list} ->> mod(${at}, jsonb_array_length(${list})))`

/** One in forty branches falls behind; everybody misses something now and then. */
const kept = sql`${chance(1)} >= case when mod(organization_id, 41) = 7 then left_out + 25 else left_out end`

const recentDays = 46

const confirmRecent = ({ db, today }: Context) =>
  sql`
    update meeting set confirmed_at = recorded_at, confirmed_by = recorded_by
    where title <> '' and confirmed_at is null and held_on between ${addDays(today, -recentDays)} and ${addDays(today, -8)}`.execute(
    db,
  )

/** What was held until a few days ago is confirmed, the last not yet; what is to come is planned, the nearest told; some of the last weeks nobody wrote down. */
const insertMeetings = ({ db, today }: Context) => {
  const weekday = sql`extract(isodow from from_on + on_date)::int`
  const on = sql`(from_on + on_date + case when ${weekday} > 5 then 8 - ${weekday} else 0 end)`
  const held = sql`(on_day <= ${addDays(today, -2)} and ${kept})`
  const confirmed = sql`(on_day <= ${addDays(today, -8)} and ${kept})`
  // Nobody signs in to a record that is confirmed: the last ones are confirmed once the sign-ins are there.
  const recent = sql`(on_day > ${addDays(today, -recentDays)})`
  const told = sql`on_day between ${today} and ${addDays(today, 10)}`
  const late = sql`(${chance(4)} < 2 and on_day <= ${addDays(today, -40)})`
  const recordedAt = sql`((on_day + case when ${late} then 23 else 1 end)::timestamp + time '09:30') at time zone 'Asia/Shanghai'`
  return sql`
    insert into meeting (organization_id, kind, also, group_id, title, planned_on, starts_at, place, agenda, resolutions,
      notified_at, notified_by, held_on, roll, without_vote, absent, lecturer, hours, late_because, recorded_at,
      recorded_by, confirmed_at, confirmed_by)
    select organization_id, kind, also, group_id, ${pick(
      wordsOf((words) => words.titles),
      sql`month_no`,
    )}, on_day, '14:30', ${pick(sql`${JSON.stringify(places)}::jsonb`, sql`organization_id`)},
      array(select jsonb_array_elements_text(${wordsOf((words) => words.agenda)})) || case when kind in ('themeDay', 'lecture')
        then array[${pick(
          wordsOf((words) => words.topics),
          sql`month_no`,
        )}] else '{}' end,
      case when ${held} then array(select jsonb_array_elements_text(${wordsOf((words) => words.resolutions)})) else '{}' end,
      case when ${held} or ${told} then (on_day - 3)::timestamp at time zone 'Asia/Shanghai' end,
      case when ${held} or ${told} then secretary end,
      case when ${held} then on_day end, case when ${held} then roll else '{}' end,
      case when ${held} then without_vote else '{}' end,
      case when ${held} then away else '{}' end,
      case when kind = 'lecture' then secretary end, case when kind = 'lecture' then 1.5 end,
      case when ${held} and ${late} then ${pick(sql`${JSON.stringify(lateReasons)}::jsonb`, sql`organization_id`)} end,
      case when ${held} then ${recordedAt} end, case when ${held} then secretary end,
      case when ${confirmed} and not ${recent} then ${recordedAt} end, case when ${confirmed} and not ${recent} then secretary end
    from (
      select row.*, ${on} as on_day, branch.secretary
      from life_meeting row join (
        select organization_id, ${secretaryOf('row.organization_id')} as secretary
        from (select distinct organization_id from life_meeting) row
      ) branch using (organization_id)
    ) row
    where cardinality(roll) > cardinality(away) and (on_day > ${addDays(today, -25)} or ${kept})
    order by on_day, organization_id, kind, group_id`.execute(db)
}

/** Who chaired and who wrote, of the last three months and of this year where the people of the demo are. */
const insertTasks = ({ db, today }: Context) =>
  sql`
    insert into meeting_attendee (meeting_id, person_id, task)
    select meeting.id, there.person_id, case there.place when 1 then 'chair' else 'recorder' end
    from meeting join lateral (
      select person_id, row_number() over (order by post.person_id is null, post.kind <> 'secretary', person_id) as place
      from unnest(meeting.roll) person_id
        left join post using (person_id)
      where person_id <> all(meeting.absent) and (post.organization_id = meeting.organization_id or post.organization_id is null)
        and (post.until_on is null)
      limit 2
    ) there on true
    where meeting.title <> '' and meeting.held_on > ${addDays(today, -92)}
    on conflict do nothing`.execute(db)

/** What the members' meetings decided, nearly all in favour. */
const insertVotes = ({ db, today }: Context) =>
  sql`
    insert into meeting_vote (meeting_id, resolution, in_favour, against, abstained)
    select id, 1, voters - mod(id, 2), 0, mod(id, 2)
    from (
      select id, cardinality(array(select unnest(roll) except select unnest(without_vote || absent))) as voters
      from meeting where kind = 'membersMeeting' and title <> '' and held_on > ${addDays(today, -92)}
        and cardinality(resolutions) > 0
    ) meeting where voters > 1`.execute(db)
