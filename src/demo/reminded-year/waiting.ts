import { addMonths } from '#basics/days.ts'
import { type Due, dueOf, type Rows } from './due.ts'

/** What waits for an answer since a day, seals that do not balance, and records that lack or contradict something. */
export const waiting = async (rows: Rows): Promise<Due[]> => [
  ...(await rows(answers)).map(dueOf),
  ...(await rows(seals)).map(dueOf),
  ...(await rows(records)).map(dueOf),
]

const dayOf = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`
const topOne = '(select id from organization where parent_id is null)'

/** Each is told of once it has waited for so many days. */
const answers = `
  select rule, subject::text, null as due, place, person, since + patience as "from" from (
    select 'dues-case-open' as rule, dues_case.id as subject, organization_id as place, person_id as person,
      opened_on as since, 30 as patience from dues_case where measure is null
    union all
    select 'draft-waiting', id, organization_id, null, ${dayOf('changed_at')}, 14 from official_document
    where issued_at is null and voided_at is null
    union all
    select 'reply-waiting', id, superior_id, null, ${dayOf('decided_at')}, 5 from request
    where verdict is not null and replied_at is null and withdrawn_at is null
    union all
    select 'seal-waiting', seal_use.id, organization_id, null, ${dayOf('applied_at')}, 3
    from seal_use join seal on seal.id = seal_id
    where num_nonnulls(approved_at, declined_at, withdrawn_at) = 0
    union all
    select 'proposal-waiting', proposal.id, organization_id, person_id, ${dayOf('proposed_at')}, 7
    from proposal join person on person.id = person_id
    where num_nonnulls(proposal.accepted_at, proposal.declined_at, proposal.withdrawn_at) = 0 and organization_id is not null
    union all
    select 'differences-waiting', place, place, null, min(raised), 7 from (
      select coalesce(person.organization_id, difference.organization_id, ${topOne}) as place, ${dayOf('raised_at')} as raised
      from difference left join person on person.id = person_id
      where num_nonnulls(accepted_at, declined_at, settled_at) = 0) open
    group by place
  ) waits`

/** Uses asked for in a month that were neither stamped nor turned down by its end; looked at for a year. */
const seals = `
  select 'seal-balance' as rule, seal_id || ':' || to_char(month, 'YYYY-MM') as subject,
    (month + interval '1 month - 1 day')::date as due, place, null as person,
    (month + interval '1 month')::date as "from", (month + interval '13 months - 1 day')::date as until
  from (select distinct seal_id, organization_id as place, date_trunc('month', ${dayOf('applied_at')}) as month
    from seal_use join seal on seal.id = seal_id
    where num_nonnulls(declined_at, withdrawn_at, stamped_at) = 0) used`

const records = `
  select rule, subject, null as due, place, null::int as person from (
    select 'record-gaps' as rule, organization_id::text as subject, organization_id as place from person
    where membership = 'active' and (identity_number_key is null or phone_key is null
      or (work_started_on is null and occupation <> 'student')
      or (became_full_on is null and political_status = 'fullMember'))
    union
    select 'record-checks', organization_id || ':' || fault, organization_id
    from person join organization on organization.id = organization_id
      cross join lateral (select case when employment = 'deceased' then 'deceased-but-counted' end
        union select case when employment = 'retired' and occupation <> 'retired' then 'retired-with-occupation' end
        union select case when employment = 'employed' and occupation = 'retired' then 'in-work-as-retired' end
        union select case organization.kind when 'temporaryBranch' then 'in-temporary-branch'
          when 'committee' then 'not-in-a-branch' when 'generalBranch' then 'not-in-a-branch' end) wrong (fault)
    where membership = 'active' and fault is not null
    union
    select 'archive-fixity', 'inspection', ${topOne}
    where (select faults <> '[]' from archive_inspection order by id desc limit 1)
  ) found where place is not null
  union all
  -- GB 11643: the last digit but one of the number says whether it is a man's.
  select 'identity-conflicts', id || ':gender', null, organization_id, id from person
  where membership = 'active' and organization_id is not null
    and (identity_number_male and gender = 'female' or not identity_number_male and gender = 'male')
  union all
  select 'identity-conflicts', person_id || ':' || field, null, coalesce(person.organization_id, ${topOne}), person_id
  from difference join person on person.id = person_id
  where field in ('identityNumber', 'birthDate') and membership = 'active'
    and num_nonnulls(accepted_at, declined_at, settled_at) = 0
  group by person_id, field, person.organization_id`

/**
 * Members behind with dues. Each month is to be paid by its end; the longest row of months says which of three is
 * told: one month the member, three his secretary too, six the committee (党章第九条).
 */
export async function unpaid(rows: Rows): Promise<Due[]> {
  const found =
    await rows(`select person_id, person.organization_id as place, array_agg(month order by month) as months
    from dues_charge join person on person.id = person_id
    where paid_fen < fen and membership = 'active' and person.organization_id is not null group by 1, 2`)
  return found.flatMap(({ person_id, place, months }) =>
    [1, 3, 6].map((least, at) => ({
      ...dueOf({ rule: `dues-unpaid-${least}`, subject: person_id, due: null, place, person: person_id }),
      holds: (shown) => {
        const row = longestRow((months as string[]).filter((month) => month < shown.slice(0, 7)))
        return row >= least && row < ([3, 6][at] ?? Number.POSITIVE_INFINITY)
      },
    })),
  )
}

/** The most months that follow one another. */
function longestRow(months: string[]): number {
  const starts = months.filter((month) => !months.includes(shifted(month, -1)))
  const lengths = starts.map((start) => {
    let length = 1
    while (months.includes(shifted(start, length))) length += 1
    return length
  })
  return Math.max(0, ...lengths)
}

const shifted = (month: string, by: number) => addMonths(`${month}-01`, by).slice(0, 7)
