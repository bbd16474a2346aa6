import { sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { SealPlace } from '#platform/official-layout.ts'
import type { Attachment, Block, DocumentKind, DocumentStatus, Layout, Urgency } from '../rules.ts'
import type { Values } from '../templates/rules.ts'

export type Scope = Pick<Context, 'db' | 'reach'>

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('official_document')
    .innerJoin('organization', 'organization.id', 'official_document.organization_id')
    .leftJoin('organization as receiver', 'receiver.id', 'official_document.addressee_id')
    .leftJoin('official_document as reply', (join) =>
      join
        .onRef('reply.answers_id', '=', 'official_document.id')
        .on('reply.voided_at', 'is', null)
        .on('reply.issued_at', 'is not', null),
    )

/** SQL: it was issued to an organization within reach: as 主送, as 抄送, or to all that stand below who wrote it. */
export function receivedBy({ db, reach }: Scope) {
  const copied = db
    .selectFrom('organization as copied')
    .where(sql<boolean>`copied.id = any(official_document.copied_ids)`)
    .where(within('copied.path', reach))
    .select('copied.id')
  const below = reach.paths.map((path) => sql<boolean>`starts_with(${path}, organization.path)`)
  const forAll = below.length ? sql<boolean>`(${sql.join(below, sql` or `)})` : sql<boolean>`false`
  return sql<boolean>`(official_document.issued_at is not null and (
    coalesce(${within('receiver.path', reach)}, false)
    or official_document.copied_ids <> '{}' and exists (${copied})
    or official_document.for_all_below and ${forAll}))`
}

/** What one's organizations wrote, and what was issued to them. */
export const visible = (scope: Scope) =>
  joined(scope).where((eb) => eb.or([within('organization.path', scope.reach), receivedBy(scope)]))

export const rowColumns = [
  'official_document.id',
  'official_document.kind',
  'official_document.status',
  'official_document.number',
  'official_document.title',
  'official_document.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'official_document.addressee',
  'official_document.signatory',
  'official_document.issued_on as issuedOn',
  'official_document.pages',
  'official_document.sealed_at as sealedAt',
  'official_document.answers_id as answersId',
  'reply.id as replyId',
  'official_document.created_by as createdBy',
  'official_document.created_at as createdAt',
  'official_document.changed_at as changedAt',
] as const

const wholeColumns = [
  ...rowColumns,
  'official_document.joint_ids as jointIds',
  'official_document.template_key as templateKey',
  'official_document.template_id as templateId',
  'official_document.addressee_id as addresseeId',
  'official_document.copy_to as copyTo',
  'official_document.contact_name as contactName',
  'official_document.contact_phone as contactPhone',
  'official_document.layout',
  'official_document.urgency',
  'official_document.copy_number as copyNumber',
  'official_document.values',
  'official_document.blocks',
  'official_document.attachments',
  'official_document.typeset_file_id as typesetFileId',
  'official_document.seal_places as sealPlaces',
  'official_document.sealed_file_id as sealedFileId',
  'official_document.issued_by as issuedBy',
  'official_document.voided_at as voidedAt',
  'official_document.voided_by as voidedBy',
  'official_document.voided_because as voidedBecause',
] as const

type Codes = { kind: string; status: string }
export const typed = <T extends Codes>(row: T) => ({
  ...row,
  kind: row.kind as DocumentKind,
  status: row.status as DocumentStatus,
})
type Whole = Codes & {
  layout: string
  urgency: string | null
  values: unknown
  blocks: unknown
  attachments: unknown
  sealPlaces: unknown
}
const whole = <T extends Whole>(row: T) => ({
  ...typed(row),
  layout: row.layout as Layout,
  urgency: row.urgency as Urgency | null,
  values: row.values as Values,
  blocks: row.blocks as Block[],
  attachments: row.attachments as Attachment[],
  sealPlaces: row.sealPlaces as SealPlace[] | null,
})

/** A document that one's organizations wrote or were sent. */
export async function documentSeen(scope: Scope, id: number) {
  const row = await visible(scope)
    .where('official_document.id', '=', id)
    .select(wholeColumns)
    .select(within('organization.path', scope.reach).as('own'))
    .select(sql<boolean>`coalesce(${within('receiver.path', scope.reach)}, false)`.as('received'))
    .executeTakeFirst()
  return row ? whole(row) : null
}
export type SeenDocument = NonNullable<Awaited<ReturnType<typeof documentSeen>>>

/** A document of one's own organizations, held until the transaction ends. */
export async function lockDocument(scope: Scope, id: number) {
  const row = await joined(scope)
    .where('official_document.id', '=', id)
    .where(within('organization.path', scope.reach))
    .select(wholeColumns)
    .forUpdate('official_document')
    .executeTakeFirst()
  return row ? whole(row) : null
}
export type HeldDocument = NonNullable<Awaited<ReturnType<typeof lockDocument>>>

/** What a link shows; only within reach of whoever asked for the other end. */
export async function linkedDocument({ db }: Pick<Context, 'db'>, id: number) {
  const row = await db
    .selectFrom('official_document')
    .innerJoin('organization', 'organization.id', 'official_document.organization_id')
    .where('official_document.id', '=', id)
    .select([
      'official_document.id',
      'official_document.kind',
      'official_document.title',
      'official_document.number',
      'official_document.status',
      'official_document.template_key as templateKey',
      'official_document.organization_id as organizationId',
      'official_document.addressee_id as addresseeId',
      'organization.name as organizationName',
      'organization.kind as organizationKind',
    ])
    .executeTakeFirst()
  return row ? typed(row) : null
}

/** The reply to a request that was not voided, drafted or issued. */
export const replyTo = ({ db }: Pick<Context, 'db'>, requestId: number) =>
  db
    .selectFrom('official_document')
    .where('answers_id', '=', requestId)
    .where('voided_at', 'is', null)
    .select(['id', 'organization_id as organizationId', 'issued_at as issuedAt'])
    .executeTakeFirst()

/** The name in the store of the file that was sealed, else typeset. */
export async function digestOfFile({ db }: Pick<Context, 'db'>, fileId: number): Promise<string> {
  const { digest } = await db
    .selectFrom('stored_file')
    .where('id', '=', fileId)
    .select('digest')
    .executeTakeFirstOrThrow()
  return digest
}

/** Issued documents that no file was made of, the oldest first. */
export async function withoutFile({ db }: Pick<Context, 'db'>): Promise<number[]> {
  const rows = await db
    .selectFrom('official_document')
    .where('issued_at', 'is not', null)
    .where('typeset_file_id', 'is', null)
    .select('id')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}
