import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Statement } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type StatementsAsked = { path: string; year?: number | undefined }

export const statementsFound = ({ db, reach }: Scope, { path, year }: StatementsAsked) =>
  db
    .selectFrom('dues_statement as told')
    .innerJoin('organization', 'organization.id', 'told.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(year !== undefined, (q) => q.where('told.year', '=', year ?? 0))
type Found = ReturnType<typeof statementsFound>

const columns = [
  'told.id',
  'told.organization_id as organizationId',
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  'organization.path',
  'told.year',
  'told.digest',
  'told.made_by as madeBy',
  'told.withdrawn_because as withdrawnBecause',
  sql<Statement>`told.content`.as('content'),
] as const

export type StatementRow = Awaited<ReturnType<typeof getStatement>>

export const pageOfStatements = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .orderBy('told.year', 'desc')
    .orderBy('organization.path')
    .orderBy('told.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countStatements(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach, held. @throws Refusal not-found */
export async function getStatement(ctx: Scope, id: number) {
  const row = await statementsFound(ctx, { path: '' })
    .where('told.id', '=', id)
    .select(columns)
    .forUpdate('told')
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

export async function insertStatement(
  { db, now, actor }: Writer,
  content: Statement,
  digest: string,
): Promise<number> {
  const { id } = await db
    .insertInto('dues_statement')
    .values({
      organization_id: content.organizationId,
      year: content.year,
      content: JSON.stringify(content),
      digest,
      made_at: now,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const withdrawStatement = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('dues_statement')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()

/** Remittances from or to an organization, handed up by the end of a year, that nobody has answered. */
export async function unansweredBy({ db }: Pick<Context, 'db'>, organizationId: number, until: Day) {
  const row = await db
    .selectFrom('dues_remittance')
    .where('state', '=', 'sent')
    .where('handed_on', '<=', until)
    .where((eb) =>
      eb.or([eb('organization_id', '=', organizationId), eb('receiver_id', '=', organizationId)]),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Statements that stand, of the organization of a member and of those above it; the newest first. */
export const statementsFor = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('dues_statement as told')
    .innerJoin('organization', 'organization.id', 'told.organization_id')
    .innerJoin('person', (join) =>
      join.on(sql<boolean>`starts_with(person.organization_path, organization.path)`),
    )
    .where('person.id', '=', personId)
    .where('person.membership', '=', 'active')
    .where('told.withdrawn_at', 'is', null)
    .select(columns)
    .orderBy('told.year', 'desc')
    .orderBy('organization.path', 'desc')
