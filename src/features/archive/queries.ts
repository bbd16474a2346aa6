import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ItemFilters } from './items/contract.ts'
import type { Check, Place, Retention } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach' | 'actor' | 'today'>

const joined = ({ db }: Pick<Context, 'db'>) =>
  db.selectFrom('archive_item').innerJoin('organization', 'organization.id', 'archive_item.organization_id')

const columns = [
  'archive_item.id',
  'archive_item.archive_number as archiveNumber',
  'archive_item.title',
  'archive_item.year',
  'archive_item.retention',
  'archive_item.responsible',
  'archive_item.formed_on as formedOn',
  'archive_item.document_numbers as documentNumbers',
  'archive_item.organization_id as organizationId',
  'archive_item.organization_path as path',
  'organization.name as organizationName',
  'archive_item.papers',
  'archive_item.pages',
  'archive_item.bytes',
  'archive_item.filed_at as filedAt',
  'archive_item.filed_by as filedBy',
  'archive_item.package_digest as packageDigest',
  'archive_item.subject_kind as subjectKind',
  'archive_item.subject_id as subjectId',
  'archive_item.checks',
] as const

const typed = <Row extends { retention: string; checks: unknown }>(row: Row) =>
  row as Omit<Row, 'retention' | 'checks'> & { retention: Retention; checks: Check[] }

/** SQL: the last day of a loan that lets the actor read the item; null when there is none. */
const lentUntil = ({ actor, today }: Scope) => sql<string | null>`(
  select max(loan.until_on) from archive_loan loan where loan.archive_number = archive_item.archive_number
    and loan.account_id = ${actor.accountId ?? 0} and loan.granted_at is not null and loan.until_on >= ${today})`

/** An item within reach, or lent to the actor. */
export async function findItem(scope: Scope, id: number) {
  const row = await joined(scope)
    .where('archive_item.id', '=', id)
    .select(columns)
    .select([
      within('archive_item.organization_path', scope.reach).as('own'),
      lentUntil(scope).as('loanUntil'),
    ])
    .executeTakeFirst()
  return row && (row.own || row.loanUntil) ? typed(row) : null
}
export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>

export const itemsWithin = (
  scope: Pick<Scope, 'db' | 'reach'>,
  asked: Omit<ItemFilters, 'sort' | 'descending'>,
  path: string | null,
) => {
  const { text = '', year, retention } = asked
  return joined(scope)
    .where(within('archive_item.organization_path', scope.reach))
    .$if(path !== null, (q) => q.where(below('archive_item.organization_path', path ?? '')))
    .$if(year !== undefined, (q) => q.where('archive_item.year', '=', year ?? 0))
    .$if(Boolean(retention?.length), (q) => q.where('archive_item.retention', 'in', retention ?? []))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(archive_item.title, ${text}) > 0 or strpos(archive_item.words, ${text}) > 0
          or strpos(archive_item.document_numbers, ${text}) > 0 or starts_with(archive_item.archive_number, ${text}))`,
      ),
    )
}
type Found = ReturnType<typeof itemsWithin>

const orders = {
  archiveNumber: 'archive_item.archive_number',
  formedOn: 'archive_item.formed_on',
  filedAt: 'archive_item.filed_at',
  title: 'archive_item.title',
} as const

export async function itemRows(
  found: Found,
  { sort, descending }: Pick<ItemFilters, 'sort' | 'descending'>,
  page: { page: number; size: number },
) {
  const rows = await found
    .select(columns)
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('archive_item.id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute()
  return rows.map(typed)
}

export async function countItems(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const boxesWithin = async ({ db, reach }: Pick<Scope, 'db' | 'reach'>) =>
  (
    await db
      .selectFrom('archive_item')
      .where(within('organization_path', reach))
      .groupBy(['year', 'retention'])
      .select(({ fn }) => [
        'year',
        'retention',
        fn.countAll<number>().as('items'),
        sql<number>`sum(pages)::int`.as('pages'),
        sql<number>`sum(bytes)::int`.as('bytes'),
      ])
      .orderBy('year', 'desc')
      .orderBy(sql`array_position(array['Y', 'D30', 'D10'], retention)`)
      .execute()
  ).map((row) => ({ ...row, retention: row.retention as Retention }))

/** Numbers and digests of the packages of a year within reach, in the order of the shelf. */
export const packagesOf = ({ db, reach }: Pick<Scope, 'db' | 'reach'>, year: number) =>
  db
    .selectFrom('archive_item')
    .where('year', '=', year)
    .where(within('organization_path', reach))
    .select(['archive_number as archiveNumber', 'package_digest as digest', 'bytes'])
    .orderBy('archive_number')
    .execute()

export const allPackages = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('archive_item')
    .select(['archive_number as archiveNumber', 'package_digest as digest', 'bytes'])
    .orderBy('id')
    .execute()

export const itemOfSubject = ({ db }: Pick<Context, 'db'>, kind: string, id: number) =>
  db
    .selectFrom('archive_item')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .select(['id', 'archive_number as archiveNumber'])
    .executeTakeFirst()

export const itemByNumber = ({ db }: Pick<Context, 'db'>, archiveNumber: string) =>
  db
    .selectFrom('archive_item')
    .where('archive_number', '=', archiveNumber)
    .select(['id', 'title', 'organization_path as path'])
    .executeTakeFirst()

/** The next 件号 of a class, without gaps: its row is held until the item that takes it is there. */
export async function takeItemNumber({ db }: Pick<Context, 'db'>, place: string): Promise<number | null> {
  const { rows } = await sql<{ last: number }>`
    insert into archive_sequence (class, last) values (${place}, 1)
    on conflict (class) do update set last = archive_sequence.last + 1 where archive_sequence.last < 9999
    returning last`.execute(db)
  return rows[0]?.last ?? null
}

export type NewItem = {
  archiveNumber: string
  class: string
  place: Place
  item: number
  title: string
  responsible: string
  formedOn: string
  documentNumbers: string
  words: string
  organizationId: number
  path: string
  subject: { kind: string; id: number }
  papers: number
  pages: number
  fileId: number
  digest: string
  bytes: number
  checks: Check[]
  filedAt: string | Date
  filedBy: string
}

export async function insertItem({ db }: Pick<Context, 'db'>, item: NewItem): Promise<number> {
  const { fonds, category, year, retention, department } = item.place
  const { id } = await db
    .insertInto('archive_item')
    .values({
      archive_number: item.archiveNumber,
      class: item.class,
      fonds,
      category,
      year,
      retention,
      department,
      item_number: item.item,
      title: item.title,
      responsible: item.responsible,
      formed_on: item.formedOn,
      document_numbers: item.documentNumbers,
      words: item.words,
      organization_id: item.organizationId,
      organization_path: item.path,
      subject_kind: item.subject.kind,
      subject_id: item.subject.id,
      papers: item.papers,
      pages: item.pages,
      package_file_id: item.fileId,
      package_digest: item.digest,
      bytes: item.bytes,
      checks: JSON.stringify(item.checks),
      filed_at: item.filedAt,
      filed_by: item.filedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
