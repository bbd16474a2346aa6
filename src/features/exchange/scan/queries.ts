import type { Context } from '#platform/context.ts'
import type { NewFinding } from '../packages/writing/queries.ts'

type Db = Pick<Context, 'db'>

/** What was found in a content, by the rules of this version; null when it was not looked through by them. */
export async function scannedBefore({ db }: Db, digest: string, rules: number): Promise<NewFinding[] | null> {
  const row = await db
    .selectFrom('exchange_scan')
    .where('digest', '=', digest)
    .where('rules', '=', rules)
    .select('findings')
    .executeTakeFirst()
  return (row?.findings as NewFinding[] | undefined) ?? null
}

export async function keepScan(
  { db, now }: Pick<Context, 'db' | 'now'>,
  digest: string,
  rules: number,
  findings: NewFinding[],
): Promise<void> {
  const row = { rules, findings: JSON.stringify(findings), at: now }
  await db
    .insertInto('exchange_scan')
    .values({ digest, ...row })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
    .execute()
}

/** Names of the register that are long enough to be no parts of other words. */
export async function longNames({ db }: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person')
    .where(({ eb, fn }) => eb(fn<number>('char_length', ['name']), 'in', [3, 4]))
    .select('name')
    .distinct()
    .execute()
  return new Set(rows.map(({ name }) => name))
}
