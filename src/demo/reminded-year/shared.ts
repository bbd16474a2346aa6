import { type Due, dueOf, type Rows } from './due.ts'

/** Of 政企村共建: payments of the years of each term, terms and contracts that end, villages that wait for their part. */
export const shared = async (rows: Rows): Promise<Due[]> => (await rows(all)).map(dueOf)

const paid = (kind: string) => `coalesce((select sum(fen) from co_building_receipt paid
  where paid.project_id = project.id and paid.year = n and paid.kind = '${kind}' and withdrawn_at is null), 0)`

const all = `
  select 'shared-return' as rule, project.id || ':return:' || n as subject, (term_from + make_interval(years => n))::date as due,
    organization_id as place, null::int as person, null::date as "from"
  from co_building_project project cross join generate_series(1, term_years) n
  where ended_at is null and ${paid('return')} < total_fen * rate / 10000
  union all
  -- Whoever paid the principal of a year paid its interest along.
  select 'shared-loan', project.id || ':loan:' || n, (term_from + make_interval(years => n))::date, organization_id, null, null
  from co_building_project project cross join generate_series(1, least(term_years, loan_years)) n
  where ended_at is null and ${paid('principal')} = 0
    and exists (select from co_building_fund where project_id = project.id and kind = 'loan')
  union all
  select 'shared-ending', id || ':term', (term_from + make_interval(years => term_years))::date, organization_id, null, null
  from co_building_project where ended_at is null
  union all
  select 'shared-ending', project.id || ':agreement:' || agreement.id, until_on, organization_id, null, null
  from co_building_agreement agreement join co_building_project project on project.id = project_id
  where ended_on is null and ended_at is null
  union all
  -- Thirty days after it was decided.
  select 'shared-portion', project.id || ':portions:' || whole.id, null, organization_id, null, decided_on + 30
  from co_building_distribution whole join co_building_project project on project.id = project_id
  where whole.withdrawn_at is null and decided_on is not null and ended_at is null
    and exists (select from co_building_portion where distribution_id = whole.id and paid_on is null)`
