import type { Day } from '#basics/days.ts'
import type { Rows } from './due.ts'

/**
 * What the year is told beforehand: who has an account, what branches will hold and pay, and, of what the demo has
 * nothing or not enough of, a little of each.
 */
export async function plant(rows: Rows, first: Day): Promise<void> {
  await accounts(rows)
  await onTheMove(rows, first)
  await meetings(rows, first)
  await fees(rows, first)
  await faults(rows, first)
  await papers(rows, first)
  await foundings(rows, first)
}

/** Everybody who holds a post, every other probationary member and every third of the rest. */
async function accounts(rows: Rows): Promise<void> {
  await rows(`insert into account (username, name, person_id, must_change_password, created_at)
    select 'p' || id, name, id, false, now() from person
    where (id in (select person_id from post) or (political_status = 'probationaryMember' and id % 2 = 0)
        or (membership = 'active' and id % 3 = 0))
      and not exists (select from account where person_id = person.id)`)
}

/** Some who are away for a while, and some whose relation leaves with a letter: one or the other every few weeks. */
async function onTheMove(rows: Rows, first: Day): Promise<void> {
  await rows(`with mover as materialized (
      select person.id, person.name, person.organization_id as place, committee.id as committee,
        row_number() over (order by person.id)::int as nth
      from person cross join lateral (select id from organization above where above.kind = 'committee'
        and starts_with(person.organization_path, above.path) order by length(above.path) desc limit 1) committee
      where membership = 'active' and political_status = 'fullMember' and person.organization_id is not null
        and not exists (select from transfer where transfer.person_id = person.id)
        and not exists (select from absence where absence.person_id = person.id)
      order by person.id limit 24
    ), leaving as (
      insert into transfer (kind, state, origin, person_id, from_id, from_committee_id, from_name, to_name, cause,
        issued_on, valid_until, holder, holder_id, due_on, started_at, started_by, moved_at)
      select 'outgoing', 'issued', 'member', id, place, committee, '原党支部', '外省某单位党委', 'unitChanged',
        date '${first}' + nth * 9, date '${first}' + nth * 9 + 60, 'committee', committee, date '${first}' + nth * 9 + 10,
        now(), '测试', now()
      from mover where nth > 12
    )
    insert into absence (direction, kind, organization_id, person_id, name, place, from_on, until_on,
      recorded_at, recorded_by)
    select 'out', 'mobile', place, id, name, '外地项目部', date '${first}' - 30, date '${first}' + 10 + nth * 12, now(), '测试'
    from mover where nth <= 12`)
}

/** Numbers from 0 to below a bound that look like chance and are the same each time. */
const drawn = (below: number, ...of: string[]) =>
  `abs(hashtext(concat_ws(' ', ${of.join(', ')}, '${below}')) % ${below})`

/** What branches will hold: nearly everything, some of it on the last days of its time, one in twenty-five not at all. */
async function meetings(rows: Rows, first: Day): Promise<void> {
  const held = (kind: string, group: string, on: string, also = '{}') => `
    insert into meeting (organization_id, kind, also, group_id, held_on, recorded_at, recorded_by)
    select organization.id, '${kind}', '${also}', ${group}, ${on}, now(), '测试' from organization`
  const months = `cross join generate_series(date_trunc('month', date '${first}' + 7), date '${first}' + 400, interval '1 month') month`
  const branches = `organization.kind in ('branch', 'jointBranch') and organization.closed_on is null`
  const some = (of: string, ...by: string[]) => `${drawn(25, `'${of}'`, 'organization.id', ...by)} > 0`
  const date = (of: string, ...by: string[]) =>
    `month::date + ${drawn(28, `'${of}'`, 'organization.id', 'month', ...by)}`
  await rows(`${held('themeDay', 'null', date('theme'), '{committeeMeeting}')} ${months}
    where ${branches} and ${some('theme', 'month')}`)
  await rows(`${held('groupMeeting', 'team.id', date('group', 'team.id'))} ${months}
    join party_group team on team.organization_id = organization.id and team.until_on is null
    where ${branches} and ${some('group', 'team.id', 'month')}`)
  await rows(`${held('membersMeeting', 'null', date('members'), '{lecture}')} ${months}
    where ${branches} and extract(month from month)::int % 3 = 0 and ${some('members', 'month')}`)
  await rows(`${held('reviewMeeting', 'null', date('review'), '{memberAppraisal}')} ${months}
    where ${branches} and extract(month from month)::int in (11, 12) and ${some('review', 'extract(year from month)')}`)
  await rows(`insert into demand_answer (organization_id, kind, on_day)
    select organization.id, 'heartToHeart', ${date('talks')} from organization ${months}
    where ${branches} and extract(month from month)::int = 12 and ${some('talks')} on conflict do nothing`)
}

/** Most have paid this month; some will be behind, for one to nine months, here and there with a month paid between. */
async function fees(rows: Rows, first: Day): Promise<void> {
  const month = first.slice(0, 7)
  await rows(`update dues_charge set paid_fen = fen where month = '${month}' and person_id % 40 <> 0 and paid_fen < fen
    and not exists (select from dues_charge earlier where earlier.person_id = dues_charge.person_id
      and earlier.month < dues_charge.month and earlier.paid_fen < earlier.fen)`)
  await rows(`insert into dues_charge (person_id, month, organization_id, fen, full_fen, kind, base_fen, rate, article,
      rule_version, base_id, relief_id, made_at)
    select person_id, to_char(date '${month}-01' + make_interval(months => ahead), 'YYYY-MM'), organization_id, fen, full_fen,
      kind, base_fen, rate, article, rule_version, base_id, relief_id, made_at
    from (select *, row_number() over (order by person_id)::int as nth from dues_charge
      where month = '${month}' and fen > 0 order by person_id limit 72) behind
    cross join generate_series(1, 11) ahead
    where ahead between nth % 4 and nth % 4 + nth % 10 and not (nth % 7 = 0 and ahead = 3)`)
}

/** Somebody written as a man who is a woman by her number; somebody at work who is counted as retired; a fault of the archive. */
async function faults(rows: Rows, first: Day): Promise<void> {
  const three = (condition: string) => `id in (select id from person where membership = 'active'
    and organization_id is not null and ${condition} order by id limit 3)`
  await rows(`update person set gender = case gender when 'male' then 'female' else 'male' end
    where ${three(`identity_number_male is not null and not exists (select from post where post.person_id = person.id)`)}`)
  await rows(
    `update person set occupation = 'retired' where ${three("employment = 'employed' and occupation <> 'retired'")}`,
  )
  await rows(`insert into archive_inspection (run_at, run_by, items, bytes, faults)
    values (timestamptz '${first} 01:00Z', '测试', 12, 4096, '[{"number": "DQ-2026-0001", "fault": "changed"}]')`)
  await rows(`insert into admission_entry (admission_id, seq, act, on_day, version, passed, details, recorded_at, recorded_by)
    select id, (select coalesce(max(seq), 0) + 1 from admission_entry where admission_id = admission.id), 'notice',
      date '${first}', '2026', true, jsonb_build_object('untilOn', (date '${first}' + 4 + 20 * nth)::text),
      timestamptz '${first} 01:00Z', '测试'
    from (select admission.*, row_number() over (order by admission.id desc)::int as nth from admission
      join person on person.id = person_id where status = 'running' and person.organization_id is not null
        and exists (select from admission_entry where admission_id = admission.id and act = 'candidateConsent' and passed)
      ) admission
    where nth <= 4`)
}

/** Branches that were set up a while ago, convened by one of them until they elect. */
async function foundings(rows: Rows, first: Day): Promise<void> {
  const young = await rows(`select organization.id, parent_id, name from organization
    where kind = 'branch' and closed_on is null and exists (select from post
      where organization_id = organization.id and kind = 'secretary' and until_on is null)
      and not exists (select from election where organization_id = organization.id)
    order by id desc limit 3`)
  for (const [at, { id, parent_id, name }] of young.entries()) {
    await rows(`delete from post where organization_id = $1 and kind <> 'secretary'`, [id])
    await rows(`update post set kind = 'convener', term_id = null where organization_id = $1`, [id])
    await rows('delete from term where organization_id = $1', [id])
    await rows(
      `insert into establishment (kind, organization_id, subject_id, branch_kind, name, code, grounds, decided_on,
        started_at, started_by, effective_on, done_at)
      values ('establishment', $1, $2, 'branch', $3, $4, '新设', $5, now(), '测试', $5::date + $6::int, now())`,
      [parent_id, id, name, `N${id}`, first, at * 25],
    )
  }
}

/** Matters that lie with a branch, or with its secretary himself; requests that were decided and not replied to. */
async function papers(rows: Rows, first: Day): Promise<void> {
  const places = await rows(`select organization.id, parent_id, path, (select account.id from post
        join account on account.person_id = post.person_id
      where post.organization_id = organization.id and post.kind = 'secretary' and until_on is null limit 1) as secretary
    from organization where kind = 'branch' and closed_on is null order by id limit 6`)
  for (const [at, { id, parent_id, path, secretary }] of places.entries()) {
    const affair = await only(
      rows,
      `insert into affair (kind, title, organization_id, organization_path, chain_key, chain_version, subject, state,
        status, step, step_name, started_at, started_name, started_title, moved_at)
      select 'matter', '关于购置学习用书的事项', $1, $2, chain_key, version, '{"text": "购置学习用书"}', '{}', 'running', 'x',
        '审核', now(), '某人', '书记', now() from chain_version where chain_key = 'matter' order by version desc limit 1
      returning id`,
      [id, path],
    )
    await rows(
      `insert into affair_task (affair_id, number, step, step_name, office, account_id, holder, opened_at, due_on)
      values ($1, 1, 'x', '审核', $2, $3, '某党支部', now(), $4::date + 9 + 50 * $5::int)`,
      [affair, ...(at % 2 === 0 && secretary ? [null, secretary] : [`branch-${id}`, null]), first, at],
    )
    const document = await only(
      rows,
      `insert into official_document (kind, organization_id, template_key, title, addressee_id, values, blocks, created_at,
        created_by, changed_at)
      values ('request', $1, 'request-general', '关于购置学习用书的请示', $2, '{}', '[]', $3, '某人', $3) returning id`,
      [id, parent_id, `${first}T01:00:00Z`],
    )
    await rows(
      `insert into request (organization_id, organization_path, superior_id, document_id, affair_id, started_at,
        started_name, sent_at, verdict, decided_at, decided_name)
      values ($1, $2, $3, $4, $5, $6, '某人', $6, 'agreed', $6::timestamptz + make_interval(days => $7), '某人')`,
      [id, path, parent_id, document, affair, `${first}T01:00:00Z`, at * 30],
    )
  }
}

const only = async (rows: Rows, question: string, values: unknown[]) => (await rows(question, values))[0]?.id
