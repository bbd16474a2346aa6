import { sql } from 'kysely'
import { sharedWith } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { CrossDefinitionShape } from './contract.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'actor'>

/**
 * The cross-tables a person may use: the own ones, and those shared with an organization that the person acts for or
 * that lies above it.
 */
const visible = ({ db, reach, actor }: Reading) =>
  db
    .selectFrom('cross_table')
    .innerJoin('account', 'account.id', 'cross_table.owner_account_id')
    .leftJoin('organization', 'organization.path', 'cross_table.shared_with_path')
    .where((eb) =>
      eb.or([
        eb('cross_table.owner_account_id', '=', actor.accountId ?? 0),
        sharedWith('cross_table.shared_with_path', reach),
      ]),
    )
    .select([
      'cross_table.id',
      'cross_table.name',
      'cross_table.definition',
      'account.name as owner',
      'organization.name as sharedWith',
      'cross_table.saved_at as savedAt',
      sql<boolean>`cross_table.owner_account_id = ${actor.accountId ?? 0}`.as('mine'),
    ])

export const listCrossTables = (ctx: Reading) => visible(ctx).orderBy('cross_table.name').execute()

export async function getCrossTable(ctx: Reading, id: number) {
  const found = await visible(ctx).where('cross_table.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

type Saved = { name: string; definition: CrossDefinitionShape; sharedWithPath: string | null }

export const insertCrossTable = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  accountId: number,
  { name, definition, sharedWithPath }: Saved,
) =>
  db
    .insertInto('cross_table')
    .values({
      name,
      definition: JSON.stringify(definition),
      owner_account_id: accountId,
      shared_with_path: sharedWithPath,
      saved_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const changeCrossTable = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  { name, definition, sharedWithPath }: Saved,
) =>
  db
    .updateTable('cross_table')
    .set({ name, definition: JSON.stringify(definition), shared_with_path: sharedWithPath, saved_at: now })
    .where('id', '=', id)
    .execute()

export const deleteCrossTable = ({ db }: Pick<Reader, 'db'>, id: number) =>
  db.deleteFrom('cross_table').where('id', '=', id).execute()
