import { sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { CaseKind } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** What runs, by kind: whose it is, since when, and where it opens. */
const running = {
  election: sql`select 'election' as kind, election.id, election.organization_id, null as whom,
    election.started_at as since, '/elections/' || election.id as address
    from election where election.status = 'running'`,
  establishment: sql`select 'establishment', establishment.id, establishment.organization_id, establishment.name,
    establishment.started_at, '/establishments/' || establishment.id
    from establishment where establishment.status = 'running'`,
  admission: sql`select 'admission', admission.id, person.organization_id, person.name, admission.started_at,
    '/admissions/' || admission.id
    from admission join person on person.id = admission.person_id where admission.status = 'running'`,
  transfer: sql`select 'transfer', transfer.id, coalesce(transfer.from_id, transfer.to_id), person.name,
    transfer.started_at, '/transfers/' || transfer.id
    from transfer join person on person.id = transfer.person_id
    where transfer.state not in ('done', 'withdrawn')`,
  appraisal: sql`select 'appraisal', round.id, round.organization_id, round.year || ' 年', round.opened_at,
    '/appraisals/' || round.id
    from appraisal_round round where round.state <> 'closed'`,
  request: sql`select 'request', request.id, request.organization_id, paper.title, request.started_at,
    '/requests/' || request.id
    from request join official_document paper on paper.id = request.document_id
    where request.status in ('draft', 'running')`,
} satisfies Record<CaseKind, unknown>

type Row = {
  kind: CaseKind
  id: number
  organizationName: string
  whom: string | null
  since: string
  address: string
}

const found = ({ reach }: Pick<Context, 'reach'>, kinds: readonly CaseKind[]) => sql`
  from (${sql.join(
    kinds.map((kind) => running[kind]),
    sql` union all `,
  )}) as open_case (kind, id, organization_id, whom, since, address)
    join organization on organization.id = open_case.organization_id
  where ${within('organization.path', reach)}`

/** How many of each kind run within reach. */
export async function countCases(scope: Scope, kinds: readonly CaseKind[]) {
  if (kinds.length === 0) return []
  const { rows } = await sql<{ kind: CaseKind; n: number }>`
    select open_case.kind, count(*)::integer as n ${found(scope, kinds)} group by open_case.kind`.execute(
    scope.db,
  )
  return rows
}

export async function pageOfCases(
  scope: Scope,
  kinds: readonly CaseKind[],
  page: { limit: number; offset: number },
): Promise<Row[]> {
  if (kinds.length === 0) return []
  const { rows } = await sql<Row>`
    select open_case.kind, open_case.id, coalesce(organization.short_name, organization.name) as "organizationName", whom, since,
      address
    ${found(scope, kinds)}
    order by since, open_case.kind, open_case.id limit ${page.limit} offset ${page.offset}`.execute(scope.db)
  return rows
}
