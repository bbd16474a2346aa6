import { addDays, addMonths } from '#basics/days.ts'
import { type Due, dueOf, type Rows } from './due.ts'

/** What is due by a day that stands in the register or in an affair, and the branches that are not as they should be. */
export const registered = async (rows: Rows): Promise<Due[]> => [
  ...(await rows(dated)).map(dueOf),
  ...(await rows(branches)).map(dueOf),
  ...(await probations(rows)),
]

const dated = `
  select 'term-ends' as rule, term.organization_id::text as subject, term.ends_on as due, term.organization_id as place,
    -- Where an election is under way there is nothing to tell, but on a day that the clock shows before it began.
    null::int as person, null::date as "from", (select min((started_at at time zone 'Asia/Shanghai')::date) - 1 from election
      where election.organization_id = organization.id and done_at is null and withdrawn_at is null) as "until"
  from term join organization on organization.id = term.organization_id
  where term.ended_on is null and organization.closed_on is null and organization.kind <> 'temporaryBranch'
  union all
  -- 支部工作条例第五条: elected within a month by local practice.
  select 'first-election', subject_id::text, (effective_on + interval '1 month')::date, subject_id, null, null, null
  from establishment where kind = 'establishment' and effective_on is not null and branch_kind <> 'temporaryBranch'
    and not exists (select from term where term.organization_id = subject_id)
  union all
  select 'fifty-years', id::text, make_date(extract(year from full_on + interval '50 years' + interval '6 months' - interval '1 day')::int, 7, 1), place, id, null, null
  from (select id, organization_id as place, coalesce(became_full_on, joined_on) as full_on from person
    where membership = 'active' and political_status = 'fullMember' and organization_id is not null
      and not exists (select from commendation given where given.person_id = person.id and given.kind = 'fiftyYears')) member
  union all
  select 'rectification-late', id::text, due_on, organization_id, null, null, null from rectification where status = 'open'
  union all
  select 'work-item-late', id::text, due_on, organization_id, null, null, null from work_item where status = 'open'
  union all
  -- The files say what is to be done next, and by when; the results of notices and the end of probation are told apart.
  select 'admission-step', admission.id || ':' || next_act, next_by, person.organization_id, person_id, null, null
  from admission join person on person.id = person_id
  where status = 'running' and person.organization_id is not null and next_by is not null
    and next_act not in ('noticeResult', 'confirmationRequest')
  union all
  select 'notice-ends', admission.id::text, (details ->> 'untilOn')::date, person.organization_id, person_id, null, null
  from admission_entry entry join admission on admission.id = admission_id join person on person.id = person_id
  where act = 'notice' and status = 'running' and person.organization_id is not null
    and seq = (select max(seq) from admission_entry other where other.admission_id = admission.id
      and other.act in ('notice', 'noticeResult'))
  union all
  select 'letter-expires', id::text, valid_until, coalesce(from_id, from_committee_id, to_committee_id), person_id, null, null
  from transfer where state in ('issued', 'inTransit') and valid_until is not null
  union all
  select 'transfer-step', id || ':' || state, due_on, holder_id, person_id, null, null from transfer
  where holder in ('branch', 'committee') and state not in ('done', 'withdrawn')
  union all
  select 'absence-ends', id::text, until_on, organization_id, person_id, null, null from absence where ended_on is null
  union all
  -- Once its day has gone by there is nothing more to announce.
  select 'study-starts', id::text, planned_on, organization_id, null, null, planned_on from meeting
  where held_on is null and cancelled_at is null and (kind in ('lecture', 'themeDay') or also && '{lecture,themeDay}')
  union all
  select 'meeting-unrecorded', id::text, planned_on, organization_id, null, planned_on + 1, null from meeting
  where held_on is null and cancelled_at is null
  union all
  select 'affair-waiting', task.id::text, task.due_on,
    coalesce(substring(office from '^[A-Za-z]+-([0-9]+)')::int, affair.organization_id), account.person_id, null, null
  from affair_task task join affair on affair.id = affair_id left join account on account.id = task.account_id
  where task.status = 'open' and affair.status = 'running' and task.due_on is not null`

const branches = `
  select rule, place::text as subject, null as due, place, null as person from (
    select id as place, kind,
      (select count(*) from person where organization_id = organization.id and membership = 'active'
        and political_status in ('fullMember', 'probationaryMember')) as members,
      (select count(*) from person where organization_id = organization.id and membership = 'active'
        and political_status = 'fullMember') as full_members,
      array(select post.kind from post where post.organization_id = organization.id and until_on is null) as posts
    from organization where closed_on is null and kind in ('branch', 'jointBranch')) branch
  cross join lateral (values
    ('secretary-vacant', members > 0 and not posts && '{secretary,convener}'),
    ('committee-missing', full_members >= 7 and not posts && '{committeeMember,convener}'),
    ('branch-too-small', full_members < 3 and kind = 'branch'),
    ('branch-too-large', members > 50)) asked (rule, holds)
  where holds`

/** 党章第七条: a year from the meeting that admitted; where it was extended, longer from the day of that decision. */
async function probations(rows: Rows): Promise<Due[]> {
  const found = await rows(`
    select id, organization_id, joined_on, extended.* from person
      left join lateral (select on_day as decided_on, (details ->> 'months')::int as more from admission_entry
        join admission on admission.id = admission_id
        where person_id = person.id and act = 'confirmationApproval' and details ->> 'outcome' = 'extend'
        order by seq desc limit 1) extended on true
    where political_status = 'probationaryMember' and membership = 'active' and organization_id is not null`)
  return found.flatMap(({ id, organization_id, joined_on, decided_on, more }) => {
    const ends = (months: number, stretch: { from?: unknown; until?: unknown }) =>
      dueOf({
        rule: 'probation-ends',
        subject: id,
        due: addMonths(String(joined_on), months),
        place: organization_id,
        person: id,
        ...stretch,
      })
    if (!decided_on) return [ends(12, {})]
    return [
      ends(12, { until: addDays(String(decided_on), -1) }),
      ends(12 + Number(more), { from: decided_on }),
    ]
  })
}
