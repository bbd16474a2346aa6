import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { RequestFilters } from './contract.ts'
import type { RequestStatus, Verdict } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('request')
    .innerJoin('official_document as document', 'document.id', 'request.document_id')
    .innerJoin('organization', 'organization.id', 'request.organization_id')
    .innerJoin('organization as superior', 'superior.id', 'request.superior_id')
    .leftJoin('affair', 'affair.id', 'request.affair_id')
    .leftJoin('official_document as reply', 'reply.id', 'request.reply_id')

/** 不同意 in the review ends the affair without a reply: refused all the same. */
const declined = sql<boolean>`coalesce(affair.status = 'declined', false)`

const columns = [
  'request.id',
  'request.status',
  'request.organization_id as organizationId',
  'request.organization_path as path',
  'organization.name as organizationName',
  'request.superior_id as superiorId',
  'superior.name as superiorName',
  'superior.path as superiorPath',
  'request.document_id as documentId',
  'request.affair_id as affairId',
  'document.title',
  'document.number',
  'document.status as documentStatus',
  'document.issued_on as documentIssuedOn',
  'document.sealed_at as documentSealedAt',
  'document.template_key as templateKey',
  'affair.step',
  'affair.step_name as stepName',
  'affair.due_on as dueOn',
  'request.started_at as startedAt',
  'request.started_name as startedName',
  'request.sent_at as sentAt',
  'request.verdict',
  'request.verdict_opinion as verdictOpinion',
  'request.decided_at as decidedAt',
  'request.decided_name as decidedName',
  'request.reply_id as replyId',
  'request.replied_at as repliedAt',
  'reply.title as replyTitle',
  'reply.number as replyNumber',
  'reply.status as replyStatus',
  'reply.issued_on as replyIssuedOn',
  'reply.sealed_at as replySealedAt',
  'request.withdrawn_because as withdrawnBecause',
  'request.about_kind as aboutKind',
  'request.about_id as aboutId',
  'request.about_address as aboutAddress',
] as const

const paper = ['draft', 'issued', 'voided'] as const
type PaperStatus = (typeof paper)[number]

type Typed = {
  status: RequestStatus
  verdict: Verdict | null
  documentStatus: PaperStatus
  replyStatus: PaperStatus | null
}
type Loose = { [K in keyof Typed]: string | null }
const typed = <Row extends Loose>(row: Row) => row as Omit<Row, keyof Typed> & Typed

const selected = (scope: Pick<Context, 'db'>) => joined(scope).select(columns).select(declined.as('declined'))

/** A request of an organization within reach, or one that asks it. */
export async function findRequest(scope: Scope, id: number) {
  const row = await selected(scope)
    .where('request.id', '=', id)
    .where(within('request.organization_path', scope.reach))
    .executeTakeFirst()
  return row ? typed(row) : null
}
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/**
 * The same, held until the transaction ends. Held first and read afterwards: what another has just done to its affair
 * and its papers is then seen.
 */
export async function holdRequest(scope: Scope, id: number): Promise<RequestRow | null> {
  await scope.db.selectFrom('request').where('id', '=', id).select('id').forUpdate().execute()
  return findRequest(scope, id)
}

type Asked = Omit<RequestFilters, 'organizationId' | 'sort' | 'descending'>

export const requestsWithin = (
  scope: Scope,
  { box, status, text }: Asked,
  own: number[],
  path: string | null,
) =>
  joined(scope)
    .where(within('request.organization_path', scope.reach))
    // A draft is nobody's business above.
    .where((eb) => eb.or([eb('request.sent_at', 'is not', null), eb('request.organization_id', 'in', own)]))
    .$if(path !== null, (q) => q.where(below('request.organization_path', path ?? '')))
    .$if(box === 'asked', (q) => q.where('request.organization_id', 'in', own))
    .$if(box === 'received', (q) =>
      q.where('request.superior_id', 'in', own).where('request.sent_at', 'is not', null),
    )
    .$if(Boolean(status?.length), (q) => q.where('request.status', 'in', status ?? []))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(document.title, ${text ?? ''}) > 0 or strpos(coalesce(document.number, ''), ${text ?? ''}) > 0
          or strpos(organization.name, ${text ?? ''}) > 0)`,
      ),
    )
type Found = ReturnType<typeof requestsWithin>

const orders = {
  startedAt: 'request.started_at',
  sentAt: 'request.sent_at',
  dueOn: 'affair.due_on',
  organization: 'request.organization_path',
} as const

export async function rowsOf(
  found: Found,
  { sort, descending }: Pick<RequestFilters, 'sort' | 'descending'>,
  page?: { page: number; size: number },
) {
  const rows = await found
    .select(columns)
    .select(declined.as('declined'))
    .orderBy(orders[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('request.id', 'desc')
    .$if(page !== undefined, (q) =>
      q.limit(page?.size ?? 0).offset(((page?.page ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute()
  return rows.map(typed)
}

export async function countOf(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** Who is secretary of an organization on a day; a deputy in charge, or who convenes a new branch, when there is none. */
export const secretaryOf = ({ db }: Pick<Context, 'db'>, organizationId: number, today: string) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where('post.kind', 'in', ['secretary', 'deputySecretary', 'convener'])
    .where('post.from_on', '<=', today)
    .where(sql<SqlBool>`(post.until_on is null or post.until_on > ${today})`)
    .select(['person.id', 'person.name'])
    .orderBy(sql`array_position(array['secretary', 'deputySecretary', 'convener'], post.kind)`)
    .orderBy('post.from_on', 'desc')
    .executeTakeFirst()

export async function insertRequest(
  { db, now, actor }: Writer,
  row: {
    organizationId: number
    path: string
    superiorId: number
    documentId: number
    about: { kind: string; id: number; address: string } | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('request')
    .values({
      organization_id: row.organizationId,
      organization_path: row.path,
      superior_id: row.superiorId,
      document_id: row.documentId,
      about_kind: row.about?.kind ?? null,
      about_id: row.about?.id ?? null,
      about_address: row.about?.address ?? null,
      started_at: now,
      started_by: actor.accountId,
      started_name: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change =
  | { sent: { affairId: number } }
  | { document: number }
  | { verdict: Verdict; opinion: string }
  | { reply: number }
  | { replied: true }
  | { withdrawn: string }

const set = ({ now, actor }: Writer, change: Change) => {
  if ('sent' in change) return { sent_at: now, affair_id: change.sent.affairId }
  if ('document' in change) return { document_id: change.document }
  if ('verdict' in change)
    return {
      verdict: change.verdict,
      verdict_opinion: change.opinion,
      decided_at: now,
      decided_name: actor.name,
    }
  if ('reply' in change) return { reply_id: change.reply }
  if ('replied' in change) return { replied_at: now }
  return { withdrawn_at: now, withdrawn_because: change.withdrawn }
}

export const changeRequest = (writer: Writer, id: number, change: Change) =>
  writer.db.updateTable('request').set(set(writer, change)).where('id', '=', id).execute()

export const deleteRequest = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('request').where('id', '=', id).execute()
