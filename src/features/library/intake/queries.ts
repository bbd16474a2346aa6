import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import type { MaterialKind } from '../rules.ts'

export type Part = { anchor: string; heading?: string; text: string }

/** A material whose first version is published as it is brought in: a regulation, a stock of older materials. */
export type ReadyMaterial = {
  code?: string | null
  kind: MaterialKind
  title: string
  summary?: string | null
  columnId: number
  issuer?: string | null
  documentNumber?: string | null
  issuedOn?: Day | null
  effectiveOn?: Day | null
  sensitivity: Sensitivity
  audienceId?: number | null
  publishedAt?: Date
  version: {
    bodyHtml?: string | null
    fidelity?: 'full' | 'gist'
    source?: string | null
    address?: string | null
    fileId?: number | null
    pages?: number | null
    durationSeconds?: number | null
    parts: Part[]
  }
}

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** Brings in a material that is published at once. */
export async function insertReadyMaterial(ctx: Writer, given: ReadyMaterial): Promise<number> {
  const { db, now, actor } = ctx
  const at = given.publishedAt ?? now
  const { id } = await db
    .insertInto('material')
    .values({
      code: given.code ?? null,
      kind: given.kind,
      title: given.title,
      summary: given.summary ?? null,
      column_id: given.columnId,
      issuer: given.issuer ?? null,
      document_number: given.documentNumber ?? null,
      issued_on: given.issuedOn ?? null,
      effective_on: given.effectiveOn ?? null,
      sensitivity: given.sensitivity,
      audience_id: given.audienceId ?? null,
      audience_path: given.audienceId
        ? sql<string>`(select path from organization where id = ${given.audienceId})`
        : null,
      state: 'published',
      current_version: 1,
      made_at: at,
      made_by: actor.name,
      account_id: actor.accountId,
      published_at: at,
      published_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertReadyVersion(ctx, id, given, at)
  return id
}

async function insertReadyVersion(
  { db, actor }: Writer,
  materialId: number,
  given: ReadyMaterial,
  at: Date,
): Promise<void> {
  const { version } = given
  const { id } = await db
    .insertInto('material_version')
    .values({
      material_id: materialId,
      number: 1,
      state: 'published',
      title: given.title,
      body_html: version.bodyHtml ?? null,
      plain: version.parts.map(({ text }) => text).join('\n'),
      fidelity: version.fidelity ?? 'full',
      source: version.source ?? null,
      address: version.address ?? null,
      file_id: version.fileId ?? null,
      pages: version.pages ?? null,
      duration_seconds: version.durationSeconds ?? null,
      valid_from: given.effectiveOn ?? null,
      made_at: at,
      made_by: actor.name,
      published_at: at,
      published_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertParts({ db }, id, version.parts)
}

/** What of a version is searched and linked to. */
async function insertParts({ db }: Pick<Context, 'db'>, versionId: number, parts: Part[]): Promise<void> {
  if (parts.length === 0) return
  const rows = parts.map(({ anchor, heading, text }, at) => ({
    version_id: versionId,
    part: at + 1,
    anchor,
    heading: heading ?? '',
    text,
  }))
  await db.insertInto('material_text').values(rows).execute()
}
