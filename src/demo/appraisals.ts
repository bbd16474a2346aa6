import { sql } from 'kysely'
import { addDays, type Day, yearOf } from '#basics/days.ts'
import { insertRounds } from '#features/appraisals/opening/queries.ts'
import { excellentOneIn } from '#features/appraisals/rules.ts'
import type { Context } from '#platform/context.ts'

const selfTexts = [
  '一年来认真学习党的创新理论，按时参加组织生活，完成了本职工作。理论联系实际还不够深入，今后加强调查研究。',
  '能够发挥党员作用，积极参加型号攻关和主题党日活动。与同志们谈心谈话不够主动，今后多交流、多请教。',
  '注重业务学习，按月足额交纳党费，遵守保密纪律。创新意识还需加强，将结合岗位多提改进建议。',
  '参加集中学习和支部活动较为积极，乐于帮助新同志。工作忙时学习时间安排不够，今后合理安排、补上短板。',
  '坚持按时参加组织生活，关心单位发展，愿意继续为年轻同志讲传统、传帮带。身体允许时多参加支部活动。',
]
const opinions = [
  '理想信念坚定，履职尽责，组织生活参加好，希望进一步联系群众。',
  '政治立场坚定，工作踏实，能较好发挥党员作用，希望加强理论学习。',
  '遵守纪律，服从组织安排，群众评价较好，希望主动承担急难任务。',
  '学习认真，作风务实，团结同志，希望在创新方面多作贡献。',
]
const absences = ['长期驻外出差', '住院治疗', '年事已高、行动不便，本人书面请假']

/** The last two years whose appraisal, held in the January after it, is over; the newest first. */
const closedYears = (today: Day): number[] => {
  const newest = today > `${yearOf(today)}-02-01` ? yearOf(today) - 1 : yearOf(today) - 2
  return [newest, newest - 1]
}

/** A number that repeats itself, from 0 below `of`, of a person and a year. */
const chance = (of: number, salt: string) =>
  sql`(('x' || substr(md5(member.person_id || '/' || round.year || '/' || ${sql.lit(salt)}), 1, 6))::bit(24)::int % ${sql.lit(of)})`
const picked = (texts: readonly string[], salt: string) =>
  sql`(${sql.lit(`{${texts.map((text) => JSON.stringify(text)).join(',')}}`)}::text[])[1 + ${chance(texts.length, salt)}]`

/** Everybody on the roll writes and is judged, a few are away; of those who are rated not quite a third are 优秀. */
const fillRoll = ({ db, now }: Context, ids: number[]) =>
  sql`
    with roll as (
      select member.*, ${chance(60, 'absent')} = 0 as away, ${chance(97, 'odd')} as odd
      from (select round.id as round_id, person.id as person_id, person.name,
          standing.political_status = 'probationaryMember' as probationary, round.year
        from appraisal_round round
          join standing on standing.organization_id = round.organization_id and standing.membership = 'active'
            and standing.from_on <= round.roll_on and coalesce(standing.until_on, 'infinity') > round.roll_on
          join person on person.id = standing.person_id
        where round.id = any(${ids}::int[])) member cross join lateral (select member.year) round),
    placed as (
      select member.*, row_number() over rated as place, count(*) over (partition by round_id, away, probationary) as rated
      from roll member cross join lateral (select member.year) round
      window rated as (partition by round_id, away, probationary order by ${chance(9973, 'best')}, person_id))
    insert into appraisal_member (round_id, person_id, name, probationary, absent_because, self_text, self_at, self_by,
      self_on_paper, opinion, grade)
    select round_id, person_id, name, probationary, case when away then ${picked(absences, 'because')} end,
      case when not away then ${picked(selfTexts, 'self')} end, case when not away then ${now.toISOString()}::timestamptz end,
      case when not away then name end, not away and odd % 5 = 0, case when not away then ${picked(opinions, 'opinion')} end,
      case when away or probationary then null when place <= rated / 3 - odd % 2 then 'excellent'
        when odd = 13 then 'basicallyQualified' else 'qualified' end
    from placed member cross join lateral (select member.year) round`.execute(db)

/** Everybody who was there voted on paper. */
const fillTallies = ({ db }: Context, ids: number[]) =>
  sql`
    with taking as (select round_id, count(*)::int as ballots from appraisal_member
      where round_id = any(${ids}::int[]) and absent_because is null group by round_id),
    counted as (
      update appraisal_round round set paper_returned = taking.ballots, paper_spoiled = 0, paper_tellers = '党员大会推选的监票人、计票人'
      from taking where taking.round_id = round.id returning round.id)
    insert into appraisal_tally (round_id, person_id, source, excellent, qualified, basically_qualified, abstained)
    select member.round_id, member.person_id, 'paper', share.best, taking.ballots - share.best - share.less, share.less, 0
    from appraisal_member member join taking on taking.round_id = member.round_id
      cross join lateral (select case when member.grade = 'excellent' then taking.ballots * 3 / 4 else taking.ballots / 4 end as best,
        case when member.grade = 'basicallyQualified' then taking.ballots / 3 else 0 end as less) share
    where member.absent_because is null and not member.probationary`.execute(db)

/** Rounds of a past year in every branch, from the roll of its last day to the closing in January. */
async function loadClosed(ctx: Context, year: number): Promise<void> {
  const { db } = ctx
  const { rows } = await sql<{ id: number }>`
    select organization.id from organization
    where kind in ('branch', 'jointBranch') and closed_on is null and coalesce(established_on, '-infinity') <= ${`${year}-12-01`}
      and exists (select from standing where standing.organization_id = organization.id and membership = 'active'
        and from_on <= ${`${year}-12-31`} and coalesce(until_on, 'infinity') > ${`${year}-12-31`})
    order by organization.id`.execute(db)
  const rollOn = `${year}-12-31`
  const { rows: opened } = await sql<{ id: number }>`
    insert into appraisal_round (organization_id, year, roll_on, excellent_one_in, opened_at, opened_by)
    select id, ${year}, ${rollOn}, ${excellentOneIn}, ${rollOn}::timestamptz, '演示数据'
    from unnest(${rows.map(({ id }) => id)}::int[]) as branch (id) returning id`.execute(db)
  const rounds = opened.map(({ id }) => id)
  await fillRoll(ctx, rounds)
  await fillTallies(ctx, rounds)
  await sql`
    update appraisal_round set state = 'closed', told_at = day.closed_on::timestamp at time zone 'Asia/Shanghai', told_by = opened_by,
      closed_on = day.closed_on, closed_at = day.closed_on::timestamp at time zone 'Asia/Shanghai', closed_by = opened_by
    from (select id, (${`${year + 1}-01-08`}::date + id % 20) as closed_on from appraisal_round) day
    where day.id = appraisal_round.id and appraisal_round.id = any(${rounds}::int[])`.execute(db)
}

const homeOf = async ({ db }: Context, username: string) => {
  const { rows } = await sql<{ id: number; name: string; organizationId: number }>`
    select person.id, person.name, person.organization_id as "organizationId"
    from account join person on person.id = account.person_id
    where username = ${username} and person.organization_id is not null`.execute(db)
  return rows[0] ?? null
}

/** The round that runs: in the branch of the demo people half of it is said, its neighbours have just begun. */
async function loadRunning(ctx: Context, year: number): Promise<void> {
  const home = await homeOf(ctx, 'shuji')
  if (!home) return
  const { db, now } = ctx
  const { rows } = await sql<{ id: number }>`
    select other.id from organization one join organization other on other.parent_id = one.parent_id
    where one.id = ${home.organizationId} and other.kind in ('branch', 'jointBranch') and other.closed_on is null
    order by other.id <> one.id, other.id limit 4`.execute(db)
  const given = { year, rollOn: addDays(ctx.today, -10), oneIn: excellentOneIn, meetingId: null }
  const rounds = await insertRounds(
    ctx,
    rows.map(({ id }) => id),
    given,
  )
  await sql`
    update appraisal_member member set self_text = ${picked(selfTexts, 'self')}, self_at = ${now.toISOString()}::timestamptz,
      self_by = member.name
    from appraisal_round round, organization
    where round.id = member.round_id and round.id = any(${rounds}::int[]) and organization.id = round.organization_id
      and (round.organization_id = ${home.organizationId} or ${chance(2, 'written')} = 0)
      and member.person_id not in (select person_id from account where person_id is not null)`.execute(db)
  await sql`update appraisal_round set state = 'self' where id = any(${rounds}::int[])`.execute(db)
}

const rectifications = [
  [
    '理论学习联系实际不够，研讨发言准备不充分',
    '每季度开展一次专题研讨，会前一周印发题目，支委带头发言',
    -40,
    30,
  ],
  ['谈心谈话覆盖不全，对离退休党员联系偏少', '支委分工联系，每月汇总一次，年底前谈话覆盖全体党员', -300, -20],
  ['支部组织生活记录不够规范', '指定专人记录，支委会每月检查一次', -420, -200],
  ['青年党员在急难任务中作用发挥不够', '成立党员突击队，攻关任务由青年党员领题', -410, 60],
] as const

/** 整改清单 of a few branches: some solved and confirmed, one late, one followed into the next year. */
async function loadRectifications({ db, now, today }: Context): Promise<void> {
  const rows = rectifications.map(([problem, measure, raised, due], at) => ({
    problem,
    measure,
    raisedOn: addDays(today, raised),
    dueOn: addDays(today, due),
    solvedOn: at === 2 ? addDays(today, due - 5) : null,
  }))
  await sql`
    insert into rectification (organization_id, source, problem, measure, responsible_id, responsible_name, raised_on, due_on,
      raised_at, raised_by, solved_on, solved_note, solved_by, confirmed_on, confirmed_by)
    select post.organization_id, 'reviewMeeting', problem, measure, person.id, person.name, "raisedOn", "dueOn",
      ${now.toISOString()}::timestamptz, person.name, "solvedOn", case when "solvedOn" is not null then '记录已规范，检查两次合格' end,
      case when "solvedOn" is not null then person.name end, "solvedOn", case when "solvedOn" is not null then person.name end
    from post join person on person.id = post.person_id and person.organization_id = post.organization_id
      cross join json_to_recordset(${JSON.stringify(rows)}::json) as row (problem text, measure text, "raisedOn" date, "dueOn" date,
        "solvedOn" date)
    where post.kind = 'secretary' and post.until_on is null and post.organization_id % 4 = (select organization_id % 4 from person
      join account on account.person_id = person.id where username = 'shuji')`.execute(db)
}

/** Two years of closed appraisals everywhere, one that runs, and what is being put right. */
export async function loadAppraisals(ctx: Context): Promise<void> {
  const years = closedYears(ctx.today)
  for (const year of years.toReversed()) await loadClosed(ctx, year)
  await loadRunning(ctx, Number(years[0]) + 1)
  await loadRectifications(ctx)
}
