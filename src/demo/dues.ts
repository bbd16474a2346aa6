import { sql } from 'kysely'
import { lastOfMonth, monthOf, yearOf } from '#basics/days.ts'
import { firstDayOf, type Month, monthAfter } from '#basics/months.ts'
import { openCases } from '#features/dues/cases/actions.ts'
import { makeRoll, reckonAgain } from '#features/dues/roll/making/actions.ts'
import { amountOf, type DuesKind } from '#features/dues/rules.ts'
import type { Context } from '#platform/context.ts'

/** A year of dues of everybody; two years of the committee above the demo's secretary. */
const monthsBack = 7
const monthsShown = 24

/** Two years of dues of everybody: bases of believable pay, charges by the rule, payments, some arrears. */
export async function loadDues(ctx: Context): Promise<void> {
  const now = monthOf(ctx.today)
  const first = monthAfter(now, -monthsShown)
  const raised: Month = `${yearOf(ctx.today)}-01`
  await stateBases(ctx, first, raised)
  await chargeMonths(ctx, first, monthAfter(now, -monthsBack), monthAfter(now, -1))
  await makeRoll(ctx, now, { path: '' }, '核算')
  await owe(ctx, now)
  await payCharges(ctx)
  await askReliefs(ctx, now)
  await openCases(ctx)
}

const instant = (ctx: Context) => sql`${ctx.now.toISOString()}::timestamptz`

/** By age and by the number of the person: the same every time. Pay rises in January. */
async function stateBases(ctx: Context, first: Month, raised: Month): Promise<void> {
  await sql`
    with member as (
      select distinct on (person.id) person.id, standing.employment, standing.occupation,
        extract(year from age(${ctx.today}::date, person.birth_date))::int as age
      from person join standing on standing.person_id = person.id and standing.membership = 'active'
      where coalesce(standing.until_on, 'infinity') > ${firstDayOf(first)}::date
      order by person.id, standing.from_on desc
    ), paid as (
      select id, kind, from_month, share, case kind
        when 'retired' then (2800 + id * 37 % 360 * 10) * 100
        when 'salaried' then (3100 + least(age, 55) * 60 + id * 53 % 300 * 10) * 100 end as gross
      from member
      cross join lateral (select case when employment = 'retired' then 'retired' when occupation = 'student' then 'student'
        else 'salaried' end as kind) as of_kind
      cross join (values (${first}, 96), (${raised}, 100)) as term (from_month, share)
    ), items as (
      select id, kind, from_month, gross * share / 100 / 1000 * 1000 as gross from paid
    )
    insert into dues_base (person_id, from_month, kind, items, fen, state, stated_at, stated_by, confirmed_at)
    select id, from_month, kind,
      case kind when 'retired' then jsonb_build_object('pension', gross)
        when 'salaried' then jsonb_build_object('basicPay', gross / 10 * 6, 'postPay', gross / 10 * 4, 'bonus', 120000,
          'incomeTax', 6500, 'insurance', gross / 5 / 100 * 100) else '{}'::jsonb end,
      case kind when 'retired' then gross
        when 'salaried' then gross / 10 * 6 + gross / 10 * 4 + 120000 - 6500 - gross / 5 / 100 * 100 end,
      'stated', ${instant(ctx)}, '人力资源部门提供', case when id % 9 <> 0 then ${instant(ctx)} end
    from items`.execute(ctx.db)
}

type Reckonable = { id: number; kind: DuesKind; fen: number | null; from: Month; until: Month | null }

/** SQL: the branch in which the demo's secretary stands. */
const shownBranch = sql`(select own.organization_id from account join person own on own.id = account.person_id
  where account.username = 'shuji')`

/** The charges of past months (from `all` on, of everybody), all at once: the amount of each base by the rule, then everybody by every month. */
async function chargeMonths(ctx: Context, from: Month, all: Month, until: Month): Promise<void> {
  const { rows } = await sql<Reckonable>`
    select id, kind, fen, from_month as from, lead(from_month) over (partition by person_id order by from_month) as until
    from dues_base where state = 'stated'`.execute(ctx.db)
  const reckoned = rows.map(({ id, kind, fen, from, until }) => {
    const { fen: due, rate, article, version } = amountOf({ kind, baseFen: fen }, from)
    return { id, from, until, due, rate, article, version }
  })
  await sql`
    with month as (
      select to_char(day, 'YYYY-MM') as month, day::date as first, (day + interval '1 month' - interval '1 day')::date as last
      from generate_series(${firstDayOf(from)}::timestamp, ${lastOfMonth(firstDayOf(until))}::timestamp, interval '1 month') day
    )
    insert into dues_charge (person_id, month, organization_id, fen, full_fen, paid_fen, kind, base_fen, rate, article,
      rule_version, base_id, made_at)
    select person.id, month.month, standing.organization_id, row.due, row.due, row.due, base.kind, base.fen, row.rate,
      row.article, row.version, base.id, ${instant(ctx)}
    from json_to_recordset(${JSON.stringify(reckoned)}::json) as row (id int, "from" text, until text, due int,
        rate smallint, article text, version text)
      join dues_base base on base.id = row.id
      join person on person.id = base.person_id
      join month on month.month >= row."from" and (row.until is null or month.month < row.until)
      join standing on standing.person_id = person.id and standing.membership = 'active'
        and standing.from_on <= greatest(month.first, person.joined_on)
        and coalesce(standing.until_on, 'infinity') > greatest(month.first, person.joined_on)
      join organization on organization.id = standing.organization_id
    where person.joined_on <= month.last and organization.kind <> 'temporaryBranch'
      and (month.month >= ${all} or organization.parent_id = (select parent_id from organization where id = ${shownBranch}))`.execute(
    ctx.db,
  )
}

/** Somebody in most branches is a month behind, a few three or six; in the branch of the demo's secretary one of each. */
const owe = (ctx: Context, now: Month) =>
  sql`
    with placed as (
      select person.id, person.organization_id, row_number() over (partition by person.organization_id order by person.id) as at,
        coalesce(person.organization_id = ${shownBranch}, false) as shown
      from person where membership = 'active'
    ), behind as (
      select id, case when at = 4 and shown or id % 1201 = 0 then 6 when at = 6 and shown or id % 397 = 0 then 3
        when at = 9 and shown or id % 173 = 0 then 1 else 0 end as months
      from placed
    )
    update dues_charge set paid_fen = 0 from behind
    where behind.id = dues_charge.person_id and behind.months > 0
      and month >= to_char(${firstDayOf(now)}::date - make_interval(months => behind.months), 'YYYY-MM')`.execute(
    ctx.db,
  )

/** One taking a branch and month; of this month two thirds are in. */
async function payCharges(ctx: Context): Promise<void> {
  const now = monthOf(ctx.today)
  await sql`
    update dues_charge set paid_fen = fen where month = ${now} and person_id % 3 <> 0
      and not exists (select from dues_charge earlier where earlier.person_id = dues_charge.person_id
        and earlier.paid_fen < earlier.fen and earlier.month < ${now})`.execute(ctx.db)
  await sql`
    insert into dues_intake (organization_id, way, paid_on, recorded_at, recorded_by)
    select organization_id, 'deduction', least((month || '-15')::date, ${ctx.today}::date), ${instant(ctx)}, '支部组织委员'
    from dues_charge where paid_fen > 0 group by organization_id, month order by month, organization_id`.execute(
    ctx.db,
  )
  await sql`
    insert into dues_payment (intake_id, person_id, month, fen)
    select intake.id, charge.person_id, charge.month, charge.paid_fen
    from dues_charge charge join dues_intake intake on intake.organization_id = charge.organization_id
      and to_char(intake.paid_on, 'YYYY-MM') = charge.month
    where charge.paid_fen > 0 order by intake.id`.execute(ctx.db)
}

/** In hard times: in the branch of the demo's secretary one relief is granted, another waits for the committee. */
async function askReliefs(ctx: Context, now: Month): Promise<void> {
  const { rows } = await sql<{ personId: number }>`
    with placed as (
      select person.id, row_number() over (order by person.id) as at from person
      where membership = 'active' and organization_id = ${shownBranch}
    )
    insert into dues_relief (person_id, organization_id, from_month, until_month, monthly_fen, reason, studied_on,
      asked_at, asked_by, decided_at, decided_by)
    select placed.id, ${shownBranch}, ${now}, ${monthAfter(now, 5)},
      case at when 9 then 1000 else 0 end, case at when 9 then '家属长期患病，负担较重' else '遭遇火灾，生活困难' end,
      ${ctx.today}::date - 12, ${instant(ctx)}, '支部书记',
      case at when 9 then ${instant(ctx)} end, case at when 9 then '上级党委' end
    from placed where at in (9, 12)
    returning person_id as "personId"`.execute(ctx.db)
  await reckonAgain(
    ctx,
    rows.map(({ personId }) => personId),
    '批准减免',
  )
}
