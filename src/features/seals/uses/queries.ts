import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { UseStatus } from '../rules.ts'
import type { UseQuestion } from './contract.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>
type Asker = Pick<Context, 'db' | 'reach' | 'now' | 'actor'>

/** Approved work that took longer than this has failed half-way: it is shown, and done again. */
const lateMinutes = 2
export const lateSince = (now: Date) => new Date(now.getTime() - lateMinutes * 60_000)

const joined = ({ db }: Db) =>
  db
    .selectFrom('seal_use')
    .innerJoin('seal', 'seal.id', 'seal_use.seal_id')
    .innerJoin('organization', 'organization.id', 'seal.organization_id')
    .innerJoin('official_document as document', 'document.id', 'seal_use.document_id')
    .innerJoin('organization as issuer', 'issuer.id', 'document.organization_id')
    .leftJoin('document_verification as verification', 'verification.document_id', 'document.id')

/** Of seals within reach, and for documents of organizations within reach. */
const visible = (scope: Scope) =>
  joined(scope).where((eb) =>
    eb.or([within('organization.path', scope.reach), within('issuer.path', scope.reach)]),
  )

const columns = [
  'seal_use.id',
  'seal_use.seal_id as sealId',
  'seal.inscription',
  'seal.line',
  'seal.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'seal_use.document_id as documentId',
  'document.number as documentNumber',
  'document.title as documentTitle',
  'document.status as documentStatus',
  'seal_use.reason',
  'seal_use.status',
  'seal_use.attempts',
  'seal_use.applied_at as appliedAt',
  'seal_use.applied_by as appliedBy',
  'seal_use.account_id as accountId',
  'seal_use.approved_at as approvedAt',
  'seal_use.approved_by as approvedBy',
  'seal_use.basis',
  'seal_use.declined_by as declinedBy',
  'seal_use.declined_because as declinedBecause',
  'seal_use.stopped_because as stoppedBecause',
  'seal_use.stamped_at as stampedAt',
  'seal_use.stamped_digest as stampedDigest',
  'verification.code as verificationCode',
  'seal_use.revoked_at as revokedAt',
  'seal_use.revoked_by as revokedBy',
  'seal_use.revoked_because as revokedBecause',
] as const

const typed = <T extends { status: string }>(row: T) => ({ ...row, status: row.status as UseStatus })

export function usesWithin(scope: Asker, asked: UseQuestion, path: string | null) {
  const { text = '', sealId, documentId, status, late, mine, from, until } = asked
  return visible(scope)
    .$if(path !== null, (q) => q.where(below('organization.path', path ?? '')))
    .$if(sealId !== undefined, (q) => q.where('seal_use.seal_id', '=', sealId ?? 0))
    .$if(documentId !== undefined, (q) => q.where('seal_use.document_id', '=', documentId ?? 0))
    .$if(status !== undefined, (q) => q.where('seal_use.status', '=', status ?? ''))
    .$if(late === true, (q) =>
      q
        .where('seal_use.status', '=', 'approved')
        .where('seal_use.approved_at', '<', lateSince(scope.now).toISOString()),
    )
    .$if(mine === true, (q) => q.where('seal_use.account_id', '=', scope.actor.accountId ?? 0))
    .$if(from !== undefined, (q) => q.where(onOrAfter(from ?? '')))
    .$if(until !== undefined, (q) => q.where(sql<SqlBool>`not ${after(until ?? '')}`))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`(strpos(document.title, ${text}) > 0 or strpos(coalesce(document.number, ''), ${text}) > 0
          or strpos(seal.inscription, ${text}) > 0 or strpos(seal_use.applied_by, ${text}) > 0)`,
      ),
    )
}
type Found = ReturnType<typeof usesWithin>

/** SQL: the day of the application. */
export const localDay = sql`(seal_use.applied_at at time zone 'Asia/Shanghai')::date`
const onOrAfter = (day: Day) => sql<SqlBool>`${localDay} >= ${day}`
const after = (day: Day) => sql<SqlBool>`${localDay} > ${day}`

const sortColumns = { appliedAt: 'seal_use.applied_at', stampedAt: 'seal_use.stamped_at' } as const

const withColumns = (found: Found, { reach }: Pick<Context, 'reach'>) =>
  found.select(columns).select(within('organization.path', reach).as('own'))

export async function pageOfUses(
  scope: Scope,
  found: Found,
  { sort, descending }: Pick<UseQuestion, 'sort' | 'descending'>,
  page: { page: number; size: number },
) {
  const rows = await withColumns(found, scope)
    .orderBy(sortColumns[sort], (by) => (descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('seal_use.id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute()
  return rows.map(typed)
}
export type FoundUse = Awaited<ReturnType<typeof pageOfUses>>[number]

export async function countUses(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** One use, held until the transaction ends so that it is decided once. */
export async function holdUse(scope: Scope, id: number): Promise<FoundUse | null> {
  const row = await withColumns(visible(scope), scope)
    .where('seal_use.id', '=', id)
    .forUpdate('seal_use')
    .executeTakeFirst()
  return row ? typed(row) : null
}

export async function usesById(scope: Scope, ids: number[]): Promise<FoundUse[]> {
  const rows = await withColumns(visible(scope), scope)
    .where('seal_use.id', 'in', ids)
    .orderBy('seal_use.position')
    .orderBy('seal_use.id')
    .execute()
  return rows.map(typed)
}

/** The seals of these organizations that are not destroyed, the official one of each first. */
export const sealsOfOrganizations = async ({ db }: Db, organizationIds: number[]): Promise<number[]> => {
  const rows = await db
    .selectFrom('seal')
    .where('organization_id', 'in', organizationIds)
    .where('destroyed_at', 'is', null)
    .select(['id'])
    .orderBy(sql`array_position(${organizationIds}::integer[], organization_id)`)
    .orderBy(sql`line nulls first`)
    .execute()
  return rows.map(({ id }) => id)
}

/** How this seal stands on this document: how often it was asked for, and whether that still lives. */
export async function roundsOf({ db }: Db, documentId: number, sealId: number) {
  const { rounds, living } = await db
    .selectFrom('seal_use')
    .where('document_id', '=', documentId)
    .where('seal_id', '=', sealId)
    .select([
      sql<number>`coalesce(max(round), 0)::integer`.as('rounds'),
      sql<boolean>`coalesce(bool_or(status in ('applied', 'approved', 'stamped')), false)`.as('living'),
    ])
    .executeTakeFirstOrThrow()
  return { rounds, living }
}
