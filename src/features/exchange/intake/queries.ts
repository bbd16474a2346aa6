import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Facts } from '#platform/errors.ts'

type Db = Pick<Context, 'db'>

/** What is known here of a package of the other side by its number. */
export const packageNumbered = async ({ db }: Db, partnerId: number, number: number) =>
  (await db
    .selectFrom('exchange_package')
    .where('partner_id', '=', partnerId)
    .where('direction', '=', 'in')
    .where('number', '=', number)
    .select(['id', 'digest'])
    .executeTakeFirst()) ?? null

export async function insertRefusal(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { fileName, code, facts }: { fileName: string; code: string; facts: Facts },
): Promise<number> {
  const { id } = await db
    .insertInto('exchange_refusal')
    .values({ at: now, file_name: fileName.slice(0, 200), code, facts: JSON.stringify(facts) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const listRefusals = ({ db }: Db, { text = '' }: { text?: string | undefined }) =>
  db
    .selectFrom('exchange_refusal')
    .$if(text !== '', (q) => q.where(sql<SqlBool>`strpos(lower(file_name), lower(${text})) > 0`))

export const pageOfRefusals = (
  found: ReturnType<typeof listRefusals>,
  page: { limit: number; offset: number },
) =>
  found
    .select(['id', 'at', 'file_name as fileName', 'code', 'facts'])
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countRefusals(found: ReturnType<typeof listRefusals>): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
