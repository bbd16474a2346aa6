import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Status = 'asked' | 'granted' | 'declined'

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('archive_loan')
    .innerJoin('archive_item', 'archive_item.archive_number', 'archive_loan.archive_number')

const columns = [
  'archive_loan.id',
  'archive_loan.archive_number as archiveNumber',
  'archive_item.title',
  'archive_item.id as itemId',
  'archive_item.organization_path as path',
  'archive_loan.account_id as accountId',
  'archive_loan.name',
  'archive_loan.reason',
  'archive_loan.asked_at as askedAt',
  'archive_loan.until_on as untilOn',
  'archive_loan.status',
  'archive_loan.decided_by as decidedBy',
  'archive_loan.decided_because as decidedBecause',
] as const
const typed = <Row extends { status: string }>(row: Row) => row as Omit<Row, 'status'> & { status: Status }

export const loansWithin = (scope: Scope, status: Status | undefined) =>
  joined(scope)
    .where(within('archive_item.organization_path', scope.reach))
    .$if(status !== undefined, (q) => q.where('archive_loan.status', '=', status ?? ''))
type Found = ReturnType<typeof loansWithin>

export const loanRows = async (found: Found, { page, size }: { page: number; size: number }) =>
  (
    await found
      .select(columns)
      .orderBy('archive_loan.id', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute()
  ).map(typed)

export async function countLoans(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const loansOf = async ({ db }: Pick<Context, 'db'>, accountId: number) =>
  (
    await joined({ db })
      .where('archive_loan.account_id', '=', accountId)
      .select(columns)
      .orderBy('archive_loan.id', 'desc')
      .limit(100)
      .execute()
  ).map(typed)

export async function holdLoan(scope: Scope, id: number) {
  const row = await joined(scope)
    .where('archive_loan.id', '=', id)
    .where(within('archive_item.organization_path', scope.reach))
    .select(columns)
    .forUpdate('archive_loan')
    .executeTakeFirst()
  return row ? typed(row) : null
}

export const openLoan = ({ db }: Pick<Context, 'db'>, archiveNumber: string, accountId: number) =>
  db
    .selectFrom('archive_loan')
    .where('archive_number', '=', archiveNumber)
    .where('account_id', '=', accountId)
    .where('status', '=', 'asked')
    .select('id')
    .executeTakeFirst()

export async function insertLoan(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  loan: { archiveNumber: string; reason: string; untilOn: string },
): Promise<void> {
  await db
    .insertInto('archive_loan')
    .values({
      archive_number: loan.archiveNumber,
      account_id: actor.accountId ?? 0,
      name: actor.name,
      reason: loan.reason,
      asked_at: now,
      until_on: loan.untilOn,
    })
    .execute()
}

export const decideLoan = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  verdict: { untilOn: string } | { declined: string },
) =>
  db
    .updateTable('archive_loan')
    .set({
      decided_by: actor.name,
      ...('untilOn' in verdict
        ? { granted_at: now, until_on: verdict.untilOn }
        : { declined_at: now, decided_because: verdict.declined }),
    })
    .where('id', '=', id)
    .execute()
