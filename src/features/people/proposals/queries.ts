import { type SqlBool, sql } from 'kysely'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { placedWithin } from '../queries.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type ProposalStatus = 'open' | 'accepted' | 'declined' | 'withdrawn'

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')

const columns = [
  'proposal.id',
  'proposal.person_id as personId',
  'person.name as personName',
  'person.organization_path as path',
  'person.organization_id as organizationId',
  'organization.name as organizationName',
  'proposal.field',
  'proposal.before',
  'proposal.after',
  'proposal.explanation',
  'proposal.proposed_at as proposedAt',
  'proposal.helped_by as helpedBy',
  'proposal.status',
  'proposal.declined_because as declinedBecause',
  'proposal.decided_by as decidedBy',
] as const

export function proposalsWithin(
  scope: Scope,
  asked: { status: ProposalStatus; text?: string; path: string | null },
) {
  return joined(scope)
    .where(placedWithin(scope.reach))
    .where('proposal.status', '=', asked.status)
    .$if(asked.path !== null, (q) => q.where(below('person.organization_path', asked.path ?? '')))
    .$if(Boolean(asked.text), (q) => q.where(sql<SqlBool>`strpos(person.name, ${asked.text ?? ''}) > 0`))
}
type Found = ReturnType<typeof proposalsWithin>

export const pageOfProposals = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .orderBy('proposal.proposed_at', 'desc')
    .orderBy('proposal.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countProposals(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const proposalsOf = (ctx: Pick<Context, 'db'>, personId: number, limit = 100) =>
  joined(ctx)
    .where('proposal.person_id', '=', personId)
    .select(columns)
    .orderBy('proposal.id', 'desc')
    .limit(limit)
    .execute()

/** One proposal, locked so that it is decided once: within the branch's reach, or the person's own. */
export const holdProposal = ({ db, reach }: Scope, id: number) =>
  joined({ db })
    .where('proposal.id', '=', id)
    .where((eb) =>
      eb.or([placedWithin(reach), ...(reach.personId ? [eb('person.id', '=', reach.personId)] : [])]),
    )
    .select(columns)
    .forUpdate('proposal')
    .executeTakeFirst()

export async function insertProposal(
  { db, now }: Pick<Context, 'db' | 'now'>,
  proposal: {
    personId: number
    field: string
    before: string | null
    after: string
    explanation: string
    accountId: number
    helpedBy?: string | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('proposal')
    .values({
      person_id: proposal.personId,
      field: proposal.field,
      before: proposal.before,
      after: proposal.after,
      explanation: proposal.explanation,
      proposed_at: now,
      proposed_by: proposal.accountId,
      helped_by: proposal.helpedBy ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const openProposalFor = ({ db }: Pick<Context, 'db'>, personId: number, field: string) =>
  db
    .selectFrom('proposal')
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .where('status', '=', 'open')
    .select('id')
    .executeTakeFirst()

export const decideProposal = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  verdict: { accepted: number } | { declined: string } | { withdrawn: true },
  by: string,
) =>
  db
    .updateTable('proposal')
    .set({
      decided_by: by,
      ...('accepted' in verdict && { accepted_at: now, change_id: verdict.accepted }),
      ...('declined' in verdict && { declined_at: now, declined_because: verdict.declined }),
      ...('withdrawn' in verdict && { withdrawn_at: now }),
    })
    .where('id', '=', id)
    .execute()

/** The present value of a field as text, for the proposal's "before". */
export async function presentText(
  { db }: Pick<Context, 'db'>,
  personId: number,
  field: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .where('id', '=', personId)
    .select([
      'name',
      'gender',
      'ethnicity',
      'birth_date as birthDate',
      'identity_number_masked as identityNumber',
      'phone_masked as phone',
      'work_started_on as workStartedOn',
      'joined_on as joinedOn',
      'became_full_on as becameFullOn',
      'native_place as nativePlace',
      'home_address_masked as homeAddress',
      'education',
      'degree',
      'occupation',
      'employment',
      'political_status as politicalStatus',
    ])
    .executeTakeFirstOrThrow()
  return (row as Record<string, string | null>)[field] ?? null
}
