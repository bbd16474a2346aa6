import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { answers, Outcome } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>
type Page = { limit: number; offset: number }
type Answer = (typeof answers)[number]

/** What is open for a month below a path: what the bank is asked to collect. */
export const ordersOf = ({ db, reach }: Scope, month: Month, path: string) =>
  db
    .selectFrom('dues_charge as charge')
    .innerJoin('person', 'person.id', 'charge.person_id')
    .innerJoin('organization', 'organization.id', 'charge.organization_id')
    .where('charge.month', '=', month)
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where(sql<boolean>`charge.paid_fen < charge.fen`)
    .select([
      'person.employee_no as account',
      'person.name',
      'charge.month as purpose',
      sql<Fen>`charge.fen - charge.paid_fen`.as('fen'),
    ])
    .orderBy('organization.path')
    .orderBy('person.employee_no')
    .execute()

/** By 工号 and month: who is meant below a path, and what of the month is open (null: nothing is owed for it). */
export async function openOf(
  { db, reach }: Scope,
  path: string,
  lines: { account: string; purpose: Month }[],
) {
  const { rows } = await sql<{ line: number; personId: number; name: string; openFen: Fen | null }>`
    select row.line, person.id as "personId", person.name, greatest(charge.fen - charge.paid_fen, 0) as "openFen"
    from json_to_recordset(${JSON.stringify(lines.map((one, line) => ({ ...one, line })))}::json)
        as row (line int, account text, purpose text)
      join person on person.employee_no = row.account
      join organization on organization.id = person.organization_id
      left join dues_charge charge on charge.person_id = person.id and charge.month = row.purpose
    where ${within('organization.path', reach)} and ${below('organization.path', path)}`.execute(db)
  return new Map(rows.map((row) => [row.line, row]))
}

export async function referencesKnown({ db }: Pick<Context, 'db'>, references: string[]) {
  const rows = await db
    .selectFrom('dues_import_row')
    .where(sql<boolean>`reference = any(${references}::text[])`)
    .where(sql<boolean>`answer is distinct from 'setAside'`)
    .select('reference')
    .execute()
  return new Set(rows.map(({ reference }) => reference))
}

export async function importByDigest({ db }: Pick<Context, 'db'>, digest: string) {
  const row = await db.selectFrom('dues_import').where('digest', '=', digest).select('id').executeTakeFirst()
  return row?.id ?? null
}

export type NewRow = {
  line: number
  account: string
  name: string
  month: Month
  fen: Fen
  paidOn: Day
  reference: string | null
  personId: number | null
  outcome: Outcome
}

export async function insertImport(
  { db, now, actor }: Writer,
  file: { organizationId: number; fileName: string; digest: string },
  rows: NewRow[],
): Promise<number> {
  const { id } = await db
    .insertInto('dues_import')
    .values({
      organization_id: file.organizationId,
      gateway: 'file',
      file_name: file.fileName,
      digest: file.digest,
      read_at: now,
      read_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into dues_import_row (import_id, line, account, name, month, fen, paid_on, reference, person_id, outcome)
    select ${id}, line, account, name, month, fen, "paidOn", reference, "personId", outcome
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (line int, account text, name text, month text, fen int,
      "paidOn" date, reference text, "personId" int, outcome text)`.execute(db)
  return id
}

const importsWithin = ({ db, reach }: Scope, path = '') =>
  db
    .selectFrom('dues_import as file')
    .innerJoin('organization', 'organization.id', 'file.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))

const rowSum = <T>(what: string) =>
  sql<T>`(select ${sql.raw(what)} from dues_import_row item where item.import_id = file.id)`

const importLines = (scope: Scope, path = '') =>
  importsWithin(scope, path).select([
    'file.id',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    'file.organization_id as organizationId',
    'file.file_name as fileName',
    'file.read_at as readAt',
    'file.read_by as readBy',
    rowSum<number>('count(*)::int').as('lines'),
    rowSum<number>(`(count(*) filter (where outcome = 'matched'))::int`).as('matched'),
    rowSum<number>('(count(*) filter (where answer is null))::int').as('waiting'),
    rowSum<Fen>('coalesce(sum(fen), 0)').as('fen'),
  ])

export const pageOfImports = (scope: Scope, path: string, { limit, offset }: Page) =>
  importLines(scope, path).orderBy('file.id', 'desc').limit(limit).offset(offset).execute()

export async function countImports(scope: Scope, path: string): Promise<number> {
  const row = await importsWithin(scope, path)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** @throws Refusal not-found */
export async function getImport(scope: Scope, id: number) {
  const found = await importLines(scope).where('file.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const rowsFound = (
  scope: Scope,
  asked: { importId?: number; id?: number; outcome?: Outcome | undefined; waiting?: boolean | undefined },
) =>
  importsWithin(scope)
    .innerJoin('dues_import_row as item', 'item.import_id', 'file.id')
    .$if(asked.importId !== undefined, (q) => q.where('file.id', '=', asked.importId ?? 0))
    .$if(asked.id !== undefined, (q) => q.where('item.id', '=', asked.id ?? 0))
    .$if(asked.outcome !== undefined, (q) => q.where('item.outcome', '=', asked.outcome ?? 'matched'))
    .$if(asked.waiting === true, (q) => q.where('item.answer', 'is', null))

export const importRows = (found: ReturnType<typeof rowsFound>) =>
  found
    .select([
      'item.id',
      'item.line',
      'item.account',
      'item.name',
      'item.month',
      'item.fen',
      'item.paid_on as paidOn',
      sql<Outcome>`item.outcome`.as('outcome'),
      sql<Answer | null>`item.answer`.as('answer'),
      'item.answered_because as answeredBecause',
      'item.person_id as personId',
      'file.organization_id as organizationId',
      'organization.path',
    ])
    .orderBy('item.line')

export async function countRows(found: ReturnType<typeof rowsFound>): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const answerRows = (
  { db, now, actor }: Writer,
  ids: number[],
  { answer, because, intakeId }: { answer: Answer; because: string; intakeId: number | null },
) =>
  db
    .updateTable('dues_import_row')
    .set({
      answer,
      answered_at: now,
      answered_by: actor.name,
      answered_because: because,
      intake_id: intakeId,
    })
    .where('id', 'in', ids)
    .execute()
