import type { Context } from '#platform/context.ts'

export async function sentUnconfirmed({ db }: Pick<Context, 'db'>, partnerId: number) {
  const rows = await db
    .selectFrom('exchange_package')
    .where('partner_id', '=', partnerId)
    .where('direction', '=', 'out')
    .where('state', 'in', ['released', 'handed'])
    .select(['id', 'number', 'items', 'handed_at as handedAt'])
    .$narrowType<{ number: number }>()
    .orderBy('number')
    .execute()
  return rows.map(({ handedAt, ...row }) => ({ ...row, handedAt: handedAt ? new Date(handedAt) : null }))
}

/** The last receipt of the other side: in which of its packages it came, and up to which of ours it has all. */
export const setHeard = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  partnerId: number,
  number: number,
  have: number,
) =>
  db
    .updateTable('exchange_partner')
    .set({ their_number: number, their_have: have, their_at: now })
    .where('id', '=', partnerId)
    .execute()
