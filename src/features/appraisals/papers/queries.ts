import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** What the register says of those whose 登记表 is printed. */
export async function peoplePrinted({ db }: Pick<Context, 'db'>, ids: number[]) {
  const rows = await db
    .selectFrom('person')
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .select([
      'id',
      'ethnicity',
      'birth_date as birthDate',
      'education',
      'joined_on as joinedOn',
      'occupation',
    ])
    .select(sql<'male' | 'female'>`gender`.as('gender'))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
