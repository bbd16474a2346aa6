import type { Context } from '#platform/context.ts'
import type { Passkey } from '#platform/passkeys.ts'
import { factorLimits } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Now = Pick<Context, 'db' | 'now'>

/** The passkeys of an account that were not removed; held until the end of the transaction where one is judged. */
export const passkeysOf = ({ db }: Db, accountId: number, held = false) =>
  db
    .selectFrom('account_passkey')
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .select((eb) => [
      'id',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      eb.ref('transports').$castTo<string[]>().as('transports'),
    ])
    .$if(held, (q) => q.forUpdate())
    .execute()

/** Null: the device has made this passkey for somebody already. */
export const insertPasskey = (
  { db, now }: Now,
  accountId: number,
  { name, credentialId, publicKey, counter, transports }: Passkey & { name: string },
) =>
  db
    .insertInto('account_passkey')
    .values({
      account_id: accountId,
      credential_id: credentialId,
      public_key: publicKey,
      counter,
      transports: JSON.stringify(transports),
      name,
      added_at: now,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()

export const markUsed = ({ db, now }: Now, id: number, counter: number) =>
  db.updateTable('account_passkey').set({ counter, used_at: now }).where('id', '=', id).execute()

/** Answers its name; undefined when the account has no such passkey. */
export const removePasskey = ({ db, now }: Now, accountId: number, id: number) =>
  db
    .updateTable('account_passkey')
    .set({ removed_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('name')
    .executeTakeFirst()

type Purpose = 'add' | 'prove'

/** What is to be signed next in this session, in the place of what was to be before. */
export function putChallenge({ db, now }: Now, sessionId: number, purpose: Purpose, challenge: string) {
  const expiresAt = new Date(now.getTime() + factorLimits.answerMinutes * 60_000)
  const row = { challenge, expires_at: expiresAt }
  return db
    .insertInto('account_challenge')
    .values({ session_id: sessionId, purpose, ...row })
    .onConflict((conflict) => conflict.columns(['session_id', 'purpose']).doUpdateSet(row))
    .execute()
}

/** Takes it away: it is answered once, rightly or not. */
export async function takeChallenge(
  { db, now }: Now,
  sessionId: number,
  purpose: Purpose,
): Promise<string | null> {
  const taken = await db
    .deleteFrom('account_challenge')
    .where('session_id', '=', sessionId)
    .where('purpose', '=', purpose)
    .returning(['challenge', 'expires_at as expiresAt'])
    .executeTakeFirst()
  return taken && Date.parse(taken.expiresAt) > now.getTime() ? taken.challenge : null
}
