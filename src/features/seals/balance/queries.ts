import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { UseStatus } from '../rules.ts'
import { localDay } from '../uses/queries.ts'

type Scope = Pick<Context, 'db' | 'reach'>

export type BalanceRow = {
  id: number
  sealId: number
  inscription: string
  line: string | null
  organizationName: string
  documentNumber: string | null
  documentTitle: string
  status: UseStatus
}

/** What was applied for in a span of days, of seals within reach, by seal. */
export async function usesBetween(
  { db, reach }: Scope,
  { from, until }: { from: Day; until: Day },
  path: string | null,
  sealId: number | undefined,
): Promise<BalanceRow[]> {
  const rows = await db
    .selectFrom('seal_use')
    .innerJoin('seal', 'seal.id', 'seal_use.seal_id')
    .innerJoin('organization', 'organization.id', 'seal.organization_id')
    .innerJoin('official_document as document', 'document.id', 'seal_use.document_id')
    .where(within('organization.path', reach))
    .where(sql<SqlBool>`${localDay} >= ${from}`)
    .where(sql<SqlBool>`${localDay} < ${until}`)
    .$if(path !== null, (q) => q.where(below('organization.path', path ?? '')))
    .$if(sealId !== undefined, (q) => q.where('seal_use.seal_id', '=', sealId ?? 0))
    .select([
      'seal_use.id',
      'seal_use.seal_id as sealId',
      'seal.inscription',
      'seal.line',
      'organization.name as organizationName',
      'document.number as documentNumber',
      'document.title as documentTitle',
      'seal_use.status',
    ])
    .orderBy('organization.path')
    .orderBy('seal_use.seal_id')
    .orderBy('seal_use.id')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as UseStatus }))
}
