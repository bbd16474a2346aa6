import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, yearOf } from '#basics/days.ts'
import { insertTalk } from '#features/talks/queries.ts'
import type { Context } from '#platform/context.ts'

/** What two of them told each other, in a few words. */
const gists = [
  '聊了近期攻关任务的压力和分工，约定每周碰一次头，互相分担。',
  '谈了家里老人住院的情况，支部帮助协调了值班。本人表示不影响手头工作。',
  '交换了对支部学习安排的看法，建议多结合型号任务讲。',
]

/**
 * The talks of a year up to a day, of every branch: the committee with each other, each member with somebody of it and
 * with his neighbour on the roll; in two of three branches some are lacking, of a year that is over in one of twelve.
 */
const insertYear = ({ db, now }: Context, until: Day, whole: RawBuilder<unknown>) =>
  sql`
    with roll as (
      select person.id, person.organization_id, exists (select from post where post.person_id = person.id
          and post.organization_id = person.organization_id and post.until_on is null and post.kind <> 'groupLeader') as officer
      from person join organization on organization.id = person.organization_id
      where membership = 'active' and organization.kind in ('branch', 'jointBranch')),
    placed as (select *, row_number() over (partition by organization_id, officer order by id) as place,
      count(*) over (partition by organization_id, officer) as n from roll),
    pairs as (
      select one.organization_id, one.id as one_id, other.id as other_id
      from placed one join placed other on other.organization_id = one.organization_id and other.officer and other.id > one.id
      where one.officer
      union all
      select member.organization_id, officer.id, member.id
      from placed member join placed officer on officer.organization_id = member.organization_id and officer.officer
        and officer.place = 1 + member.place % officer.n
      where not member.officer
      union all
      select one.organization_id, one.id, other.id
      from placed one join placed other on other.organization_id = one.organization_id and not other.officer
        and other.place = case when one.place = one.n then 1 else one.place + 1 end
      where not one.officer and (one.place % 2 = 1 and one.n > 1))
    insert into talk (organization_id, held_on, one_id, other_id, recorded_at, recorded_by)
    select organization_id, greatest(make_date(${yearOf(until)}, 1, 1), ${until}::date - 7 * (1 + (one_id + other_id) % 44)), one_id, other_id,
      ${now.toISOString()}::timestamptz, '支部书记'
    from pairs where ${whole} or (one_id * 7 + other_id) % 6 > 0
    on conflict do nothing`.execute(db)

/** A branch that lacks nobody has met the demand of the year. */
const answerDemands = ({ db }: Context, until: Day, whole: RawBuilder<unknown>) =>
  sql`
    insert into demand_answer (organization_id, kind, on_day)
    select organization_id, 'heartToHeart', max(held_on) from talk
    where ${whole} and held_on between make_date(${yearOf(until)}, 1, 1) and ${until} group by organization_id
    on conflict do nothing`.execute(db)

/** A few of the demo people’s own, with what was said. */
async function insertOwn(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: number; organizationId: number }>`
    select person.id, person.organization_id as "organizationId" from account join person on person.id = account.person_id
    where username in ('shuji', 'dangyuan') order by username desc`.execute(ctx.db)
  const [secretary, member] = rows
  if (!secretary || !member || secretary.organizationId !== member.organizationId) return
  const pair = { organizationId: secretary.organizationId, oneId: secretary.id, otherId: member.id }
  for (const [at, gist] of gists.entries())
    await insertTalk(ctx, { ...pair, heldOn: addDays(ctx.today, -30 - at * 100), gist })
}

export async function loadTalks(ctx: Context): Promise<void> {
  const lastYear = `${yearOf(ctx.today) - 1}-12-18`
  const years: [Day, RawBuilder<unknown>][] = [
    [lastYear, sql`organization_id % 12 > 0`],
    [ctx.today, sql`organization_id % 3 = 0`],
  ]
  for (const [until, whole] of years) {
    await insertYear(ctx, until, whole)
    await answerDemands(ctx, until, whole)
  }
  await insertOwn(ctx)
}
