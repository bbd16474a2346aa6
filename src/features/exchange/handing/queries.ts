import type { Context } from '#platform/context.ts'

/** The card of the partner a package was made for; null when the two are joined no more. */
export const cardOf = async ({ db }: Pick<Context, 'db'>, partnerId: number): Promise<string | null> =>
  (
    await db
      .selectFrom('exchange_partner')
      .where('id', '=', partnerId)
      .where('until', 'is', null)
      .select('card')
      .executeTakeFirst()
  )?.card ?? null

/** Released, and not handed over yet; `again`: or not confirmed. */
export const toHand = async ({ db }: Pick<Context, 'db'>, again = false): Promise<number[]> =>
  (
    await db
      .selectFrom('exchange_package')
      .innerJoin('exchange_partner', 'exchange_partner.id', 'exchange_package.partner_id')
      .where('exchange_partner.until', 'is', null)
      .where('state', 'in', again ? ['released', 'handed'] : ['released'])
      .select('exchange_package.id')
      .orderBy('number')
      .execute()
  ).map(({ id }) => id)
