import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { LedgerShape } from '../chapters/contract.ts'

type Scope = Pick<Context, 'db' | 'reach'>

const columns = [
  'year_book.id',
  'year_book.organization_id as organizationId',
  'year_book.year',
  'year_book.as_of as asOf',
  'year_book.digest',
  'year_book.made_at as madeAt',
  'year_book.made_by as madeBy',
] as const

/** Year books of organizations within reach. */
const visible = ({ db, reach }: Scope) =>
  db
    .selectFrom('year_book')
    .innerJoin('organization', 'organization.id', 'year_book.organization_id')
    .where(within('organization.path', reach))

export async function insertBook(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  ledger: LedgerShape,
  digest: string,
): Promise<number> {
  const { id } = await db
    .insertInto('year_book')
    .values({
      organization_id: ledger.organizationId,
      year: ledger.year,
      as_of: ledger.asOf,
      digest,
      content: JSON.stringify(ledger),
      made_at: now,
      made_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One book within reach, with what was kept. @throws Refusal not-found */
export async function getBook(ctx: Scope, id: number) {
  const found = await visible(ctx)
    .where('year_book.id', '=', id)
    .select([...columns, 'organization.path', 'year_book.content'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return { ...found, content: found.content as LedgerShape }
}

export async function booksOf(ctx: Scope, organizationId: number, page: { limit: number; offset: number }) {
  const found = visible(ctx).where('year_book.organization_id', '=', organizationId)
  const rows = await found
    .select(columns)
    .orderBy('year_book.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: n }
}
