import { sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { DocumentKind } from '../rules.ts'
import type { TemplateContent } from './rules.ts'

type Scope = Pick<Context, 'db'>

const columns = [
  'document_template.id',
  'document_template.key',
  'document_template.kind',
  'document_template.name',
  'document_template.version',
  'document_template.content',
  'document_template.withdrawn',
  'document_template.reason',
  'document_template.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'document_template.saved_at as savedAt',
  'document_template.saved_by as savedBy',
] as const

const saved = ({ db }: Scope) =>
  db
    .selectFrom('document_template')
    .innerJoin('organization', 'organization.id', 'document_template.organization_id')

/** The newest version of every template of the organizations on the way up from a path; the nearest first. */
export async function templatesAbove(ctx: Scope, path: string) {
  const rows = await saved(ctx)
    .where(sql<boolean>`starts_with(${path}, organization.path)`)
    .distinctOn(['organization.path', 'document_template.key'])
    .select(columns)
    .orderBy('organization.path', 'desc')
    .orderBy('document_template.key')
    .orderBy('document_template.version', 'desc')
    .execute()
  return rows.map(typed)
}

export async function templateVersions(ctx: Scope, organizationId: number, key: string) {
  const rows = await saved(ctx)
    .where('document_template.organization_id', '=', organizationId)
    .where('document_template.key', '=', key)
    .select(columns)
    .orderBy('document_template.version', 'desc')
    .execute()
  return rows.map(typed)
}

/** Templates in force at and below a path that ask for what the register knows. */
export async function templatesAskingAgain(ctx: Pick<Context, 'db' | 'reach'>, path: string) {
  const newest = saved(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', path))
    .distinctOn(['organization.path', 'document_template.key'])
    .select(columns)
    .select([
      'document_template.asked_again as askedAgain',
      'document_template.asked_again_because as askedAgainBecause',
    ])
    .orderBy('organization.path')
    .orderBy('document_template.key')
    .orderBy('document_template.version', 'desc')
  return (await newest.execute()).filter(({ withdrawn, askedAgain }) => !withdrawn && askedAgain.length > 0)
}

export async function templateById(ctx: Scope, id: number) {
  const row = await saved(ctx).where('document_template.id', '=', id).select(columns).executeTakeFirst()
  return row ? typed(row) : null
}

const typed = <T extends { kind: string; content: unknown }>(row: T) => ({
  ...row,
  kind: row.kind as DocumentKind,
  content: row.content as TemplateContent,
})
export type NewVersion = {
  key: string
  organizationId: number
  kind: DocumentKind
  name: string
  content: TemplateContent
  withdrawn: boolean
  reason: string
  /** What it asks for although it is known, and why. */
  askedAgain?: readonly string[]
  askedAgainBecause?: string | undefined
}

/** One more version; two who save at once get two. */
export async function insertVersion(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  one: NewVersion,
) {
  await sql`select pg_advisory_xact_lock(hashtext('document_template'), ${one.organizationId}::int)`.execute(
    db,
  )
  return db
    .insertInto('document_template')
    .values({
      key: one.key,
      organization_id: one.organizationId,
      kind: one.kind,
      name: one.name,
      content: JSON.stringify(one.content),
      withdrawn: one.withdrawn,
      reason: one.reason,
      asked_again: [...(one.askedAgain ?? [])],
      asked_again_because: one.askedAgain?.length ? (one.askedAgainBecause ?? null) : null,
      saved_at: now,
      saved_by: actor.name,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from document_template
        where organization_id = ${one.organizationId} and key = ${one.key})`,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}
