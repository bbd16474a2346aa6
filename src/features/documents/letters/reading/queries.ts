import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { DocumentQuestion } from '../contract.ts'
import { receivedBy, rowColumns, type Scope, typed, visible } from '../queries.ts'

const sortColumns = {
  issuedOn: 'official_document.issued_on',
  number: 'official_document.number',
  createdAt: 'official_document.created_at',
  title: 'official_document.title',
} as const

export function documentsWithin(scope: Scope, asked: DocumentQuestion, path: string | null) {
  const { text = '', kind, status, year } = asked
  return visible(scope)
    .$if(path !== null, (q) => q.where(below('organization.path', path ?? '')))
    .$if(Boolean(kind?.length), (q) => q.where('official_document.kind', 'in', kind ?? []))
    .$if(status !== undefined, (q) => q.where('official_document.status', '=', status ?? ''))
    .$if(asked.side === 'written', (q) => q.where(within('organization.path', scope.reach)))
    .$if(asked.side === 'received', (q) => q.where(receivedBy(scope)))
    .$if(year !== undefined, (q) =>
      q.where(
        sql<SqlBool>`extract(year from coalesce(official_document.issued_on, official_document.created_at)) = ${year ?? 0}`,
      ),
    )
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`(strpos(official_document.title, ${text}) > 0 or strpos(coalesce(official_document.number, ''), ${text}) > 0
          or strpos(organization.name, ${text}) > 0 or strpos(coalesce(official_document.addressee, ''), ${text}) > 0)`,
      ),
    )
}
type Found = ReturnType<typeof documentsWithin>

export async function pageOfDocuments(
  found: Found,
  { sort, descending }: Pick<DocumentQuestion, 'sort' | 'descending'>,
  page: { page: number; size: number },
) {
  const rows = await found
    .select(rowColumns)
    .orderBy(sortColumns[sort], (by) => (descending ? by.desc().nullsFirst() : by.asc().nullsLast()))
    .orderBy('official_document.id', descending ? 'desc' : 'asc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute()
  return rows.map(typed)
}

export async function countDocuments(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}
