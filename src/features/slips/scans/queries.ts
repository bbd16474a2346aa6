import { type SqlBool, sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { PageState, SlipKind } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** SQL: brought in within reach, or of a form within reach. */
const seen = ({ reach }: Pick<Scope, 'reach'>) => sql<SqlBool>`(${within('scan.organization_path', reach)}
  or coalesce(${within('organization.path', reach)}, false))`

const joined = ({ db }: Db) =>
  db
    .selectFrom('scan_page as page')
    .innerJoin('scan', 'scan.id', 'page.scan_id')
    .innerJoin('stored_file as file', 'file.id', 'scan.file_id')
    .leftJoin('slip', 'slip.id', 'page.slip_id')
    .leftJoin('person', 'person.id', 'slip.person_id')
    .leftJoin('organization', 'organization.id', 'slip.organization_id')

const columns = [
  'page.id',
  'page.scan_id as scanId',
  'file.name as fileName',
  'page.number',
  sql<PageState>`page.state`.as('state'),
  'page.refusal',
  'page.refusal_facts as refusalFacts',
  'page.slip_id as slipId',
  'page.slip_page as slipPage',
  sql<SlipKind | null>`slip.kind`.as('kind'),
  'slip.subject_id as subjectId',
  'slip.person_id as personId',
  'slip.token',
  'person.name as personName',
  'organization.path',
  'page.because',
  'scan.brought_at as broughtAt',
  'scan.brought_by as broughtBy',
  'page.decided_at as decidedAt',
  'page.decided_by as decidedBy',
] as const

export type PageFilters = {
  box: 'open' | 'filed' | 'aside' | 'all'
  text?: string | undefined
  scanId?: number | undefined
}

export const pagesWithin = (scope: Scope, { box, text, scanId }: PageFilters) =>
  joined(scope)
    .where(seen(scope))
    .$if(box === 'open', (q) => q.where('page.state', 'in', ['unread', 'refused']))
    .$if(box === 'filed' || box === 'aside', (q) =>
      q.where('page.state', '=', box === 'filed' ? 'filed' : 'aside'),
    )
    .$if(scanId !== undefined, (q) => q.where('page.scan_id', '=', scanId ?? 0))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(file.name, ${text ?? ''}) > 0 or strpos(coalesce(person.name, ''), ${text ?? ''}) > 0
          or strpos(scan.brought_by, ${text ?? ''}) > 0)`,
      ),
    )
type Found = ReturnType<typeof pagesWithin>

const orders = { broughtAt: 'scan.brought_at', decidedAt: 'page.decided_at' } as const
type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfPages = (found: Found, order: Order, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .orderBy(orders[order.sort], order.descending ? 'desc' : 'asc')
    .orderBy('page.scan_id', 'desc')
    .orderBy('page.number')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type PageRow = Awaited<ReturnType<typeof pageOfPages>>[number]

export async function countPages(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** The pages that were filed with a form, in its own order. */
export const pagesOfSlip = (ctx: Db, slipId: number) =>
  joined(ctx)
    .where('page.slip_id', '=', slipId)
    .where('page.state', '=', 'filed')
    .select(columns)
    .orderBy('page.slip_page')
    .execute()

/** One within reach, held. @throws Refusal not-found */
export async function holdPage(scope: Scope, id: number): Promise<PageRow> {
  const found = await joined(scope)
    .where('page.id', '=', id)
    .where(seen(scope))
    .select(columns)
    .forUpdate('page')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Its picture, or the file that it came in. @throws Refusal not-found */
export async function fileOfPage(scope: Scope, id: number, which: 'picture' | 'original') {
  const found = await joined(scope)
    .innerJoin('stored_file as wanted', (join) =>
      join.onRef('wanted.id', '=', which === 'picture' ? 'page.picture_id' : 'scan.file_id'),
    )
    .where('page.id', '=', id)
    .where(seen(scope))
    .select(['wanted.name', 'wanted.type', 'wanted.digest'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Who filed this page of a form before. */
export const filedAlready = ({ db }: Db, slipId: number, slipPage: number) =>
  db
    .selectFrom('scan_page')
    .where('slip_id', '=', slipId)
    .where('slip_page', '=', slipPage)
    .where('state', '=', 'filed')
    .select(['decided_by as by', 'decided_at as at'])
    .executeTakeFirst()

export async function insertScan(
  { db, now, actor }: Writer,
  scan: { fileId: number; path: string },
): Promise<number> {
  const { id } = await db
    .insertInto('scan')
    .values({
      file_id: scan.fileId,
      organization_path: scan.path,
      brought_at: now,
      brought_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What became of a page. */
export type Outcome =
  | { state: 'filed'; slipId: number; slipPage: number }
  | { state: 'unread' | 'refused'; refusal: string; facts: Record<string, unknown> }
  | { state: 'aside'; because: string }

const outcomeColumns = (outcome: Outcome) => ({
  state: outcome.state,
  slip_id: outcome.state === 'filed' ? outcome.slipId : null,
  slip_page: outcome.state === 'filed' ? outcome.slipPage : null,
  refusal: 'refusal' in outcome ? outcome.refusal : null,
  refusal_facts: JSON.stringify('facts' in outcome ? outcome.facts : {}),
  because: outcome.state === 'aside' ? outcome.because : null,
})

export async function insertPage(
  { db, now, actor }: Writer,
  page: { scanId: number; number: number; pictureId: number },
  outcome: Outcome,
): Promise<number> {
  const { id } = await db
    .insertInto('scan_page')
    .values({
      scan_id: page.scanId,
      number: page.number,
      picture_id: page.pictureId,
      ...outcomeColumns(outcome),
      decided_at: now,
      decided_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const decidePage = ({ db, now, actor }: Writer, id: number, outcome: Outcome) =>
  db
    .updateTable('scan_page')
    .set({ ...outcomeColumns(outcome), decided_at: now, decided_by: actor.name })
    .where('id', '=', id)
    .execute()

/** The stored picture of a page, to be named as evidence elsewhere. */
export const pictureOf = ({ db }: Db, pageId: number) =>
  db.selectFrom('scan_page').where('id', '=', pageId).select('picture_id as fileId').executeTakeFirstOrThrow()
