import type { Context } from '#platform/context.ts'
import type { Channel } from '../rules.ts'

type Db = Pick<Context, 'db'>
export type WishRow = {
  muted: Channel[]
  quietFrom: number
  quietUntil: number
  digest: boolean
  mail: string | null
}

export const wishOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('person')
    .leftJoin('message_preference as wish', 'wish.person_id', 'person.id')
    .where('person.id', '=', personId)
    .select((eb) => [
      'person.name',
      'person.organization_path as path',
      'person.phone_masked as phoneMasked',
      eb.ref('wish.muted').$castTo<Channel[] | null>().as('muted'),
      'wish.quiet_from as quietFrom',
      'wish.quiet_until as quietUntil',
      'wish.digest',
      'wish.mail',
    ])
    .executeTakeFirst()

export async function setWish(
  { db, now }: Pick<Context, 'db' | 'now'>,
  personId: number,
  { muted, quietFrom, quietUntil, digest, mail }: WishRow,
): Promise<void> {
  const row = { muted, quiet_from: quietFrom, quiet_until: quietUntil, digest, mail, changed_at: now }
  await db
    .insertInto('message_preference')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}
