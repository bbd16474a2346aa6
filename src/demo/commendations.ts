import { sql } from 'kysely'
import { yearOf } from '#basics/days.ts'
import { kindFacts } from '#features/commendations/rules.ts'
import type { Context } from '#platform/context.ts'
import { secretaryOf } from './secretary.ts'

const deeds = '在型号攻关中勇挑重担，带头破解两项关键技术，群众公认。'

/** The honours of the register that a commendation gives: each with its certificate, decided on its day. */
const insertAwarded = ({ db }: Context) =>
  sql`
    insert into commendation (kind, level, year, person_id, organization_id, name, deeds, reference_on, state, proposed_at, proposed_by,
      reviewed_at, reviewed_by, review, ended_at, ended_by, awarded_on, awarded_by, certificate, honour_id)
    select case honour.title when '优秀共产党员' then 'excellentMember' else 'excellentWorker' end, honour.level,
      extract(year from awarded_on), person.id, person.organization_id, person.name, ${deeds}, make_date(extract(year from awarded_on)::int, 7, 1),
      'awarded', awarded_on - 30, ${secretaryOf('person.organization_id')}, awarded_on - 15, '党委组织委员', '经审核，同意推荐。', awarded_on, awarded_by, awarded_on,
      awarded_by, extract(year from awarded_on) || case honour.title when '优秀共产党员' then 'Y' else 'W' end || lpad(honour.id::text, 5, '0'),
      honour.id
    from honour join person on person.id = honour.person_id
    where honour.title in ('优秀共产党员', '优秀党务工作者') and person.membership = 'active'
    on conflict do nothing`.execute(db)

/** The medals of past years: given since 2021, to everybody who had fifty years in the Party by the July of last year. */
const insertMedals = ({ db, today }: Context) =>
  sql`
    with veteran as (
      select id, organization_id, name, greatest(2021, extract(year from full_on)::int + 50
        + case when to_char(full_on, 'MMDD') > '0701' then 1 else 0 end) as year
      from (select *, coalesce(became_full_on, joined_on) as full_on from person
        where membership = 'active' and political_status = 'fullMember' and organization_id is not null) member
      where full_on <= make_date(${yearOf(today) - 51}::int, 7, 1)
    ), given as (
      insert into honour (person_id, title, level, awarded_on, awarded_by)
      select id, ${kindFacts.fiftyYears.title}, '国家级', make_date(year, 7, 1), '中共中央' from veteran
      returning id, person_id, awarded_on
    )
    insert into commendation (kind, level, year, person_id, organization_id, name, deeds, reference_on, state, proposed_at, proposed_by,
      reviewed_at, reviewed_by, review, ended_at, ended_by, awarded_on, awarded_by, certificate, honour_id)
    select 'fiftyYears', '国家级', year, person_id, organization_id, name, '党龄满50年，一贯表现良好。', awarded_on, 'awarded',
      awarded_on - 60, ${secretaryOf('veteran.organization_id')}, awarded_on - 40, '党委组织委员', '经审核，同意推荐。', awarded_on, '中共中央',
      awarded_on, '中共中央', year || 'G' || lpad(given.id::text, 5, '0'), given.id
    from veteran join given on given.person_id = veteran.id
    on conflict do nothing`.execute(db)

/** What waits: a good member of every ninth branch, and every third of those who have fifty years since this July. */
const insertWaiting = ({ db, now, today }: Context) =>
  sql`
    insert into commendation (kind, level, year, person_id, organization_id, name, deeds, reference_on, proposed_at, proposed_by)
    select 'excellentMember', '所级', ${yearOf(today)}::int, id, organization_id, name, ${deeds}, make_date(${yearOf(today)}::int, 7, 1),
      ${now.toISOString()}::timestamptz, ${secretaryOf('best.organization_id')}
    from (select distinct on (person.organization_id) person.id, person.organization_id, person.name
      from person join appraisal_member member on member.person_id = person.id and member.grade = 'excellent'
      where person.membership = 'active' and person.organization_id % 9 = (select organization_id % 9 from person
        join account on account.person_id = person.id where username = 'shuji')
      order by person.organization_id, person.id) best
    union all
    select 'fiftyYears', '国家级', ${yearOf(today)}::int, id, organization_id, name, '党龄满50年，一贯表现良好。', make_date(${yearOf(today)}::int, 7, 1),
      ${now.toISOString()}::timestamptz, ${secretaryOf('person.organization_id')}
    from person where membership = 'active' and became_full_on <= make_date(${yearOf(today) - 50}::int, 7, 1) and id % 3 = 0
      and not exists (select from commendation given where given.person_id = person.id and given.kind = 'fiftyYears')
    on conflict do nothing`.execute(db)

export async function loadCommendations(ctx: Context): Promise<void> {
  await insertAwarded(ctx)
  await insertMedals(ctx)
  await insertWaiting(ctx)
}
