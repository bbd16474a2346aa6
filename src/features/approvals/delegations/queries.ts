import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Who = Pick<Context, 'db' | 'actor' | 'today'>

/** The delegation that the actor has given and that has not ended. */
export const ownDelegation = ({ db, actor, today }: Who) =>
  db
    .selectFrom('delegation')
    .innerJoin('account', 'account.id', 'delegation.delegate_id')
    .where('delegation.account_id', '=', actor.accountId)
    .where('delegation.revoked_at', 'is', null)
    .where('delegation.until_on', '>=', today)
    .select([
      'delegation.id',
      'delegation.delegate_id as delegateId',
      'account.name as delegateName',
      'delegation.from_on as fromOn',
      'delegation.until_on as untilOn',
      'delegation.kinds',
      'delegation.reason',
    ])
    .executeTakeFirst()

/** What was lent to the actor and has not ended. */
export const lentTo = ({ db, actor, today }: Who) =>
  db
    .selectFrom('delegation')
    .innerJoin('account', 'account.id', 'delegation.account_id')
    .where('delegation.delegate_id', '=', actor.accountId)
    .where('delegation.revoked_at', 'is', null)
    .where('delegation.until_on', '>=', today)
    .select(['account.name', 'delegation.from_on as fromOn', 'delegation.until_on as untilOn'])
    .orderBy('delegation.from_on')
    .execute()

/** Whoever changes his delegation twice at once waits for himself. */
export const holdOwnAccount = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db.selectFrom('account').where('id', '=', actor.accountId).select('id').forUpdate().execute()

export const insertDelegation = (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  given: { delegateId: number; fromOn: Day; untilOn: Day; kinds: string[] | null; reason: string },
) =>
  db
    .insertInto('delegation')
    .values({
      account_id: actor.accountId as number,
      delegate_id: given.delegateId,
      from_on: given.fromOn,
      until_on: given.untilOn,
      kinds: given.kinds === null ? null : sql`${given.kinds}::text[]`,
      reason: given.reason,
      made_at: now,
    })
    .execute()

export const revokeOwn = ({ db, actor, now, today }: Who & Pick<Context, 'now'>) =>
  db
    .updateTable('delegation')
    .set({ revoked_at: now })
    .where('account_id', '=', actor.accountId)
    .where('revoked_at', 'is', null)
    .where('until_on', '>=', today)
    .returning('delegate_id as delegateId')
    .execute()
