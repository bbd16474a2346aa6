import { sql } from 'kysely'
import { addMonths } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

/**
 * What the branch committees decided within two years refers to the record of the meeting: one of each branch and day,
 * with whoever was considered then. Files of before refer to none, as in life.
 */
export async function loadStudies(ctx: Context): Promise<void> {
  await insertMeetings(ctx)
  await refer(ctx)
}

const since = ({ today }: Context) => addMonths(today, -24)

const insertMeetings = (ctx: Context) =>
  sql`
    with decided as (
      select entry.organization_id, entry.on_day, entry.id, case entry.act
          when 'activist' then '研究确定' || person.name || '为入党积极分子'
          when 'candidate' then '讨论确定' || person.name || '为发展对象人选'
          else '审查发展对象' || person.name || '的材料和手续' end as item,
        case entry.act when 'activist' then '同意确定' || person.name || '为入党积极分子'
          when 'candidate' then '同意' || person.name || '列为发展对象人选'
          else '经审查，' || person.name || '材料完备、手续完整，报上级党委预审' end as said
      from admission_entry entry join admission on admission.id = entry.admission_id
        join person on person.id = admission.person_id
      where entry.act in ('activist', 'candidate', 'committeeReview') and entry.on_day >= ${since(ctx)} and entry.passed),
    held as (
      select organization_id, on_day, array_agg(item order by id) as agenda,
        array_agg(said order by id) as resolutions
      from decided group by organization_id, on_day),
    seated as (
      select held.*, officers.roll from held join lateral (
        select array_agg(person_id order by rank, person_id) as roll from (
          select post.person_id, min(array_position(array['secretary', 'deputySecretary', 'committeeMember'], post.kind)) as rank
          from post where post.organization_id = held.organization_id and post.from_on <= held.on_day
            and coalesce(post.until_on, 'infinity') > held.on_day
            and post.kind in ('secretary', 'deputySecretary', 'committeeMember')
          group by post.person_id) officer
      ) officers on cardinality(officers.roll) > 1),
    written as (
      insert into meeting (organization_id, kind, held_on, place, agenda, resolutions, roll, recorded_at, recorded_by,
        confirmed_at, confirmed_by)
      select organization_id, 'committeeMeeting', on_day, '支部活动室', agenda, resolutions, roll,
        ${ctx.now.toISOString()}::timestamptz, '支部书记', ${ctx.now.toISOString()}::timestamptz, '支部书记'
      from seated returning id, roll)
    insert into meeting_attendee (meeting_id, person_id, task)
    select id, roll[place], task from written, (values (1, 'chair'), (2, 'recorder')) as doing (place, task)`.execute(
    ctx.db,
  )

async function refer(ctx: Context): Promise<void> {
  await sql`
    update admission_entry entry set meeting_id = meeting.id from meeting
    where meeting.organization_id = entry.organization_id and meeting.held_on = entry.on_day
      and meeting.kind = 'committeeMeeting' and meeting.status = 'confirmed' and meeting.agenda[1] ~ '^(研究确定|讨论确定|审查发展对象)'
      and entry.act in ('activist', 'candidate', 'committeeReview') and entry.passed`.execute(ctx.db)
  await sql`
    update admission_material paper set meeting_id = entry.meeting_id from admission_entry entry
    where entry.id = paper.entry_id and entry.meeting_id is not null and paper.dated_on = entry.on_day
      and paper.material in ('activistDecision', 'candidateDecision')`.execute(ctx.db)
}
