import { sql } from 'kysely'
import { addDays, type Day, monthOf, yearOf } from '#basics/days.ts'
import { firstDayOf } from '#basics/months.ts'
import { tell } from '#features/dues/statements/actions.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/stored-files.ts'

const instant = (ctx: Context) => sql`${ctx.now.toISOString()}::timestamptz`

/** SQL: the branch of the demo's secretary, and the committee above it. */
const shownBranch = sql`(select own.organization_id from account join person own on own.id = account.person_id
  where account.username = 'shuji')`
const shownCommittee = sql`(select above.id from organization above join organization own on own.id = ${shownBranch}
  where above.kind = 'committee' and starts_with(own.path, above.path) order by length(above.path) desc limit 1)`
/** SQL: the committee that each organization hands up to, all of them looked up once; none above the topmost. */
const above = sql`above as materialized (
  select distinct on (place.id) place.id, committee.id as receiver
  from organization place join organization committee on committee.kind = 'committee' and committee.id <> place.id
    and starts_with(place.path, committee.path)
  order by place.id, length(committee.path) desc
)`

/** What was done with the dues of two years: handed up, used, told; and two files of the bank. */
export async function loadFunds(ctx: Context): Promise<void> {
  await openTop(ctx)
  await giveMuch(ctx)
  await handUpFromBranches(ctx)
  await handUpFromCommittees(ctx)
  await spend(ctx)
  await readFiles(ctx)
  await tellLastYear(ctx)
}

/** The topmost committee took its fund over from paper at the beginning of last year. */
const openTop = (ctx: Context) =>
  sql`
    insert into dues_opening (organization_id, from_year, fen, note, set_at, set_by)
    select id, ${yearOf(ctx.today) - 1}, 18600000, '启用平台前的党费账本和银行对账单', ${instant(ctx)}, '院党费管理员'
    from organization where parent_id is null`.execute(ctx.db)

/** Three members give much of their own will: one gift waits, one is on its way, of one the receipt is back. */
async function giveMuch(ctx: Context): Promise<void> {
  await sql`
    with place as (
      select id, row_number() over (order by (id = ${shownBranch}) desc, id) as at from organization
      where starts_with(path, (select path from organization where id = ${shownCommittee})) and kind = 'branch'
        and closed_on is null order by 2 limit 3
    ), numbered as (
      select place.at, place.id as organization_id, (array[200000, 100000, 500000])[place.at] as fen,
        (select person.id from person where person.organization_id = place.id and membership = 'active' order by id
          offset 2 limit 1) as id
      from place
    ), giver as (
      select * from numbered where id is not null
    ), taken as (
      insert into dues_intake (organization_id, way, paid_on, note, recorded_at, recorded_by)
      select organization_id, 'transfer', ${ctx.today}::date - (at * 20)::int, '自愿多交党费', ${instant(ctx)}, '支部组织委员'
      from giver order by at returning id, organization_id, paid_on
    ), paid as (
      insert into dues_payment (intake_id, person_id, fen)
      select taken.id, giver.id, giver.fen from taken join giver using (organization_id)
      returning id, intake_id
    )
    insert into dues_gift (payment_id, brief, forwarded_on, forwarded_at, forwarded_by, receipted_on, receipt_number,
      receipted_at, receipted_by)
    select paid.id, '长期在科研一线工作，多次被评为优秀共产党员，自愿多交党费表达对党的感恩。', taken.paid_on + 5, ${instant(ctx)},
      '党委组织员', case when at = 3 then taken.paid_on + 40 end, case when at = 3 then '中组党费〔2026〕0317' end,
      case when at = 3 then ${instant(ctx)} end, case when at = 3 then '党委组织员' end
    from paid join taken on taken.id = paid.intake_id join giver using (organization_id) where at > 1`.execute(
    ctx.db,
  )
}

/** Each branch by the quarter, and of last month two thirds of them: some of these wait for the committee. */
async function handUpFromBranches(ctx: Context): Promise<void> {
  const first = firstDayOf(monthOf(ctx.today))
  await sql`
    with collected as (
      select organization_id, month, sum(paid_fen) as fen, (month || '-15')::date as paid_on,
        case when (month || '-01')::date >= date_trunc('quarter', ${first}::date - 1) then (month || '-01')::date
          else date_trunc('quarter', (month || '-01')::date) end as term
      from dues_charge where month < ${monthOf(ctx.today)} and paid_fen > 0 group by organization_id, month
    ), term as (
      select organization_id, term, sum(fen) as fen, min(paid_on) as first, max(paid_on) as last from collected
      group by organization_id, term having sum(fen) > 0
    ), ${above}, due as (
      select term.*, least((date_trunc('month', last) + interval '1 month 4 days')::date, ${ctx.today}::date - 1) as handed_on, receiver,
        receiver = ${shownCommittee} and place.id % 5 = 1 and last >= ${first}::date - 31 as waits
      from term join above place on place.id = term.organization_id
      where last < ${first}::date - 31 or (place.id % 3 > 0 and place.id <> ${shownBranch})
    )
    insert into dues_remittance (organization_id, receiver_id, from_month, until_month, collected_fen, received_fen, kept_fen,
      fen, handed_on, sent_at, sent_by, received_on, receipt_number, confirmed_at, confirmed_by)
    select organization_id, receiver, to_char(first, 'YYYY-MM'), to_char(last, 'YYYY-MM'), fen, 0, 0, fen, handed_on,
      ${instant(ctx)}, '支部组织委员', case when not waits then handed_on end,
      case when not waits then to_char(last, 'YYYYMM') || '-' || organization_id end,
      case when not waits then ${instant(ctx)} end, case when not waits then '党委组织员' end
    from due where receiver is not null order by handed_on, organization_id`.execute(ctx.db)
  await sql`
    update dues_intake intake set remittance_id = item.id from dues_remittance item
    where item.organization_id = intake.organization_id
      and to_char(intake.paid_on, 'YYYY-MM') between item.from_month and item.until_month`.execute(ctx.db)
}

/** Each committee by the half-year: a fifth of what it received, when the half-year was over. */
async function handUpFromCommittees(ctx: Context): Promise<void> {
  await sql`
    with half as (
      select receiver_id as organization_id, date_trunc('year', received_on) + case when extract(month from received_on) > 6
          then interval '6 months' else interval '0' end as half, sum(fen)::bigint as fen, min(received_on) as first, max(received_on) as last
      from dues_remittance where state = 'confirmed' group by 1, 2
    ), ${above}, due as (
      select half.*, receiver, (half + interval '6 months 9 days')::date as handed_on, (fen * 80 + 50) / 100 as kept
      from half join above on above.id = half.organization_id
      where half + interval '6 months 12 days' < ${ctx.today}::date
    ), sent as (
      insert into dues_remittance (organization_id, receiver_id, from_month, until_month, collected_fen, received_fen, kept_fen,
        fen, handed_on, sent_at, sent_by, received_on, receipt_number, confirmed_at, confirmed_by)
      select organization_id, receiver, to_char(first, 'YYYY-MM'), to_char(last, 'YYYY-MM'), 0, fen, kept, fen - kept, handed_on,
        ${instant(ctx)}, '党委组织员', handed_on + 2, to_char(handed_on, 'YYYYMM') || '-' || organization_id, ${instant(ctx)},
        '院党费管理员'
      from due where receiver is not null order by handed_on, organization_id
      returning id, organization_id, from_month, until_month
    )
    update dues_remittance part set part_of_id = sent.id from sent
    where part.receiver_id = sent.organization_id and part.state = 'confirmed'
      and to_char(part.received_on, 'YYYY-MM') between sent.from_month and sent.until_month`.execute(ctx.db)
}

/** Each committee used a little of it this year, the committee above the demo's secretary last year as well. */
async function spend(ctx: Context): Promise<void> {
  const year = yearOf(ctx.today)
  await sql`
    with held as (
      select receiver_id as organization_id, extract(year from received_on)::int as year, sum(fen)::bigint as fen
      from dues_remittance where state = 'confirmed' group by 1, 2
    ), wish (at, purpose, on_day, most, reason) as (values
      (1, 'reading', '03-18', 268000, '订阅《求是》《党建研究》等党员教育报刊'),
      (2, 'commending', '06-28', 450000, '“七一”表彰优秀共产党员和优秀党务工作者'),
      (3, 'training', '09-16', 620000, '举办发展对象和新任支部书记培训班'),
      (4, 'hardship', '10-20', 300000, '走访慰问生活困难的党员和老党员')
    )
    insert into dues_use (organization_id, purpose, used_on, fen, reason, decided_on, decision, recorded_at, recorded_by)
    select organization_id, purpose, day, least(most, held.fen / 10), reason, day - 6,
      '党委会议纪要〔' || held.year || '〕' || at * 4 + organization_id % 3 || '号', ${instant(ctx)}, '党委组织员'
    from held cross join wish cross join lateral (select (held.year || '-' || on_day)::date as day) as dated
    where day < ${ctx.today}::date and held.fen / 10 > 0 and (held.year = ${year} or organization_id = ${shownCommittee})
      and (at + organization_id) % 4 > 0
    order by organization_id, day`.execute(ctx.db)
  const { rows } = await sql<{ id: number }>`
    select id from dues_use where organization_id = ${shownCommittee} order by used_on desc limit 2`.execute(
    ctx.db,
  )
  for (const { id } of rows) {
    const paper = new TextEncoder().encode('签收单\n领取人签字：（略）\n')
    const file = await keepFile(ctx, { bytes: paper, name: '签收单.txt', type: 'application/octet-stream' })
    await ctx.db
      .insertInto('dues_use_file')
      .values({ use_id: id, file_id: file.id, added_at: ctx.now, added_by: '党委组织员' })
      .execute()
  }
}

/** Two files of the bank in the branch of the demo's secretary: last month's is answered, this month's has lines to answer. */
async function readFiles(ctx: Context): Promise<void> {
  const month = monthOf(ctx.today)
  const last = monthOf(addDays(firstDayOf(month), -1))
  const file = (name: string, digest: string) => sql`
    insert into dues_import (organization_id, gateway, file_name, digest, read_at, read_by)
    select ${shownBranch}, 'file', ${name}, ${digest.repeat(64)}, ${instant(ctx)}, '支部组织委员' where ${shownBranch} is not null returning id`
  await sql`
    with file as (${file(`党费代扣回单_${last}.xlsx`, 'a')}), taken as (
      update dues_intake set way = 'file' where organization_id = ${shownBranch} and to_char(paid_on, 'YYYY-MM') = ${last}
        and way = 'deduction' returning id, paid_on
    )
    insert into dues_import_row (import_id, line, account, name, month, fen, paid_on, reference, person_id, outcome, answer,
      answered_at, answered_by, answered_because, intake_id)
    select file.id, 1 + row_number() over (order by person.id), person.employee_no, person.name, payment.month, payment.fen, taken.paid_on,
      ${last} || '-' || person.id, person.id, 'matched', 'entered', ${instant(ctx)}, '支部组织委员', '对账相符', taken.id
    from file cross join taken join dues_payment payment on payment.intake_id = taken.id and payment.month is not null
      join person on person.id = payment.person_id`.execute(ctx.db)
  await sql`
    with file as (${file(`党费代扣回单_${month}.xlsx`, 'b')}), open as (
      select person.id, person.employee_no, person.name, charge.fen, row_number() over (order by person.id) as at
      from dues_charge charge join person on person.id = charge.person_id
      where charge.organization_id = ${shownBranch} and charge.month = ${month} and charge.paid_fen < charge.fen
      order by person.id limit 6
    ), line as (
      select at, employee_no, name, fen - case when at = 2 then 100 else 0 end as fen, id,
        case at when 2 then 'wrongAmount' when 3 then 'unmatched' else 'matched' end as outcome from open
      union all
      select 7, 'Z00000', '（户名不清）', 3000, null, 'unmatched' from open where at = 1
      union all
      select 8, employee_no, name, fen, id, 'double' from open where at = 1
    )
    insert into dues_import_row (import_id, line, account, name, month, fen, paid_on, reference, person_id, outcome)
    select file.id, 1 + at, employee_no, case when at = 3 then left(name, 1) || '某' else name end, ${month}, fen, ${ctx.today}::date,
      ${month} || '-' || at, line.id, outcome from file cross join line order by at`.execute(ctx.db)
}

/** The committee above the demo's secretary, and his branch, told their members last year’s dues in January. */
async function tellLastYear(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: number; by: string }>`
    select id, case kind when 'committee' then '党委组织员' else '支部组织委员' end as by from organization
    where id in (${shownBranch}, ${shownCommittee}) order by id`.execute(ctx.db)
  const year = yearOf(ctx.today)
  const told: Day = `${year}-01-15` > ctx.today ? ctx.today : `${year}-01-15`
  for (const { id, by } of rows) {
    const then = {
      ...ctx,
      today: told,
      now: new Date(`${told}T02:00:00Z`),
      actor: { ...ctx.actor, name: by },
    }
    await tell(then, id, year - 1)
  }
}
