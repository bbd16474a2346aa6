import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Reader } from '#platform/context.ts'
import type { Loan } from '../finance/rules.ts'
import { projectsFound } from '../projects/queries.ts'
import type { Paid, Paying, PaymentKind } from './rules.ts'

type Scope = Pick<Reader, 'db' | 'reach'>

/** Projects seen that were not given up. */
export const going = (ctx: Scope) => projectsFound(ctx).where('project.ended_at', 'is', null)

/** Those whose term has a beginning, with what their payments are worked out from. */
export async function payingProjects(ctx: Scope): Promise<Paying[]> {
  const rows = await going(ctx)
    .where('project.term_from', 'is not', null)
    .select([
      'project.id',
      'project.name',
      'project.organization_id as organizationId',
      'project.total_fen as totalFen',
      'project.rate',
      sql<Day>`project.term_from`.as('termFrom'),
      'project.term_years as termYears',
      'project.loan_rate as loanRate',
      'project.loan_years as loanYears',
      sql<Loan['method']>`project.loan_method`.as('method'),
      sql<Fen>`coalesce((select sum(fund.fen) from co_building_fund fund
        where fund.project_id = project.id and fund.kind = 'loan'), 0)::bigint`.as('loanFen'),
    ])
    .orderBy('project.id')
    .execute()
  return rows.map(({ loanRate, loanYears, method, loanFen, ...row }) => ({
    ...row,
    loan: { fen: loanFen, rate: loanRate, years: loanYears ?? row.termYears, method },
  }))
}

/** What was paid for each year of their terms. */
export const paidByYear = (ctx: Scope): Promise<Paid[]> =>
  going(ctx)
    .innerJoin('co_building_receipt as paid', 'paid.project_id', 'project.id')
    .where('paid.withdrawn_at', 'is', null)
    .groupBy(['project.id', 'paid.year', sql`what`])
    .select([
      'project.id',
      'paid.year',
      sql<PaymentKind>`case paid.kind when 'return' then 'return' else 'loan' end`.as('what'),
      sql<Fen>`sum(paid.fen)::bigint`.as('fen'),
    ])
    .execute()

/** Agreements that go on and end by a day. */
export const agreementsUntil = (ctx: Scope, until: Day) =>
  going(ctx)
    .innerJoin('co_building_agreement as one', 'one.project_id', 'project.id')
    .where('one.ended_on', 'is', null)
    .where('one.until_on', '<=', until)
    .select([
      'one.id',
      'project.id as projectId',
      'project.name',
      'project.organization_id as organizationId',
      'one.name as agreement',
      'one.until_on as on',
    ])
    .orderBy('one.until_on')
    .execute()

/** Distributions of which some villages have not written down that their part came. */
export const distributionsOpen = (ctx: Scope) =>
  going(ctx)
    .innerJoin('co_building_distribution as whole', 'whole.project_id', 'project.id')
    .innerJoin('co_building_portion as portion', 'portion.distribution_id', 'whole.id')
    .where('whole.withdrawn_at', 'is', null)
    .where('portion.paid_on', 'is', null)
    .groupBy(['whole.id', 'project.id', 'project.name', 'project.organization_id'])
    .select([
      'whole.id',
      'project.id as projectId',
      'project.name',
      'project.organization_id as organizationId',
      'whole.year',
      sql<Day>`whole.decided_on`.as('decidedOn'),
      sql<number>`count(*)`.as('villages'),
      sql<Fen>`sum(portion.fen)::bigint`.as('fen'),
    ])
    .where('whole.decided_on', 'is not', null)
    .orderBy('whole.id')
    .execute()
