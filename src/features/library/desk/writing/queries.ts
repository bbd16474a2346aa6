import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import type { SafeText } from '#platform/safe-html.ts'
import type { MaterialKind, MaterialState } from '../../rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** What a material is. */
export type MaterialFacts = {
  title: string
  summary: string | null
  columnId: number
  topicIds: number[]
  issuer: string | null
  documentNumber: string | null
  issuedOn: Day | null
  effectiveOn: Day | null
  repealedOn: Day | null
  sensitivity: Sensitivity
  audienceId: number | null
}

/** What a version says. */
export type VersionWords = {
  title: string
  text: SafeText | null
  address: string | null
  source: string | null
  changeNote: string | null
}

const columnsOf = (facts: MaterialFacts) => ({
  title: facts.title,
  summary: facts.summary,
  column_id: facts.columnId,
  issuer: facts.issuer,
  document_number: facts.documentNumber,
  issued_on: facts.issuedOn,
  effective_on: facts.effectiveOn,
  repealed_on: facts.repealedOn,
  sensitivity: facts.sensitivity,
  audience_id: facts.audienceId,
  audience_path: facts.audienceId
    ? sql<string>`(select path from organization where id = ${facts.audienceId})`
    : null,
})

export async function setTopics({ db }: Writer, materialId: number, topicIds: number[]): Promise<void> {
  await db.deleteFrom('material_topic').where('material_id', '=', materialId).execute()
  const rows = [...new Set(topicIds)].map((topic_id) => ({ material_id: materialId, topic_id }))
  if (rows.length) await db.insertInto('material_topic').values(rows).execute()
}

/** A new material with the draft of its first version. */
export async function insertMaterial(
  ctx: Writer,
  kind: MaterialKind,
  facts: MaterialFacts,
  words: VersionWords,
  fileId: number | null,
): Promise<number> {
  const { db, now, actor } = ctx
  const { id } = await db
    .insertInto('material')
    .values({
      ...columnsOf(facts),
      kind,
      state: 'draft',
      made_at: now,
      made_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setTopics(ctx, id, facts.topicIds)
  await insertDraft(ctx, id, 1, words, fileId)
  return id
}

export async function setFacts(ctx: Writer, id: number, facts: MaterialFacts): Promise<void> {
  await ctx.db.updateTable('material').set(columnsOf(facts)).where('id', '=', id).execute()
  await setTopics(ctx, id, facts.topicIds)
}

/** What was there stays where nothing is written: the gist of a regulation, the text of a file. */
const wordColumns = ({ title, text, address, source, changeNote }: VersionWords) => ({
  title,
  ...(text && { body_html: text.html, plain: text.plain, fidelity: 'full' as const }),
  address,
  source,
  change_note: changeNote,
})

async function setParts({ db }: Writer, versionId: number, text: SafeText | null): Promise<void> {
  if (!text) return
  await db.deleteFrom('material_text').where('version_id', '=', versionId).execute()
  const rows = text.sections.map((part, at) => ({ ...part, version_id: versionId, part: at + 1 }))
  if (rows.length) await db.insertInto('material_text').values(rows).execute()
}

async function insertDraft(
  ctx: Writer,
  materialId: number,
  number: number,
  words: VersionWords,
  fileId: number | null,
) {
  const { db, now, actor } = ctx
  const { id } = await db
    .insertInto('material_version')
    .values({
      ...wordColumns(words),
      material_id: materialId,
      number,
      file_id: fileId,
      state: 'draft',
      made_at: now,
      made_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setParts(ctx, id, words.text)
}

/** What the draft says; `facts` are kept with it where its material is published already. */
export async function saveDraft(
  ctx: Writer,
  versionId: number,
  words: VersionWords,
  facts: MaterialFacts | null,
): Promise<void> {
  await ctx.db
    .updateTable('material_version')
    .set({ ...wordColumns(words), facts: facts && JSON.stringify(facts) })
    .where('id', '=', versionId)
    .execute()
  await setParts(ctx, versionId, words.text)
}

/** The draft of a new version, beginning with what the one before it says. */
export async function copyAsDraft(
  { db, now, actor }: Writer,
  from: { id: number },
  number: number,
): Promise<void> {
  const { id } = await db
    .insertInto('material_version')
    .columns([
      'material_id',
      'number',
      'state',
      'title',
      'body_html',
      'plain',
      'fidelity',
      'source',
      'address',
      'file_id',
      'pages',
      'duration_seconds',
      'made_at',
      'made_by',
      'account_id',
    ])
    .expression((eb) =>
      eb
        .selectFrom('material_version')
        .where('id', '=', from.id)
        .select([
          'material_id',
          sql<number>`${number}::integer`.as('number'),
          sql<'draft'>`'draft'`.as('state'),
          'title',
          'body_html',
          'plain',
          'fidelity',
          'source',
          'address',
          'file_id',
          'pages',
          'duration_seconds',
          sql<Date>`${now}::timestamptz`.as('made_at'),
          sql<string>`${actor.name}::text`.as('made_by'),
          sql<number | null>`${actor.accountId}::integer`.as('account_id'),
        ]),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('material_text')
    .columns(['version_id', 'part', 'anchor', 'heading', 'text'])
    .expression((eb) =>
      eb
        .selectFrom('material_text')
        .where('version_id', '=', from.id)
        .select([sql<number>`${id}::integer`.as('version_id'), 'part', 'anchor', 'heading', 'text']),
    )
    .execute()
}

export const discardDraft = ({ db }: Writer, versionId: number) =>
  db.deleteFrom('material_version').where('id', '=', versionId).execute()

export const setSubmitted = ({ db, now, actor }: Writer, versionId: number) =>
  db
    .updateTable('material_version')
    .set({
      state: 'submitted',
      submitted_at: now,
      submitted_by: actor.name,
      submitted_account_id: actor.accountId,
      returned_because: null,
    })
    .where('id', '=', versionId)
    .execute()

export const setReturned = ({ db }: Writer, versionId: number, because: string) =>
  db
    .updateTable('material_version')
    .set({ state: 'draft', returned_because: because })
    .where('id', '=', versionId)
    .execute()

export const setState = ({ db }: Writer, id: number, state: MaterialState) =>
  db.updateTable('material').set({ state }).where('id', '=', id).execute()

/** The version becomes what readers get; the one before it ends. */
export async function setPublished(
  { db, now, actor }: Writer,
  material: { id: number; number: number; validFrom: Day | null },
  before: { id: number; validUntil: Day } | null,
): Promise<void> {
  if (before)
    await db
      .updateTable('material_version')
      .set({ valid_until: before.validUntil })
      .where('id', '=', before.id)
      .execute()
  await db
    .updateTable('material_version')
    .set({
      state: 'published',
      facts: null,
      valid_from: material.validFrom,
      published_at: now,
      published_by: actor.name,
      published_account_id: actor.accountId,
    })
    .where('material_id', '=', material.id)
    .where('number', '=', material.number)
    .execute()
  await db
    .updateTable('material')
    .set({
      state: 'published',
      current_version: material.number,
      published_at: now,
      published_by: actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_because: null,
    })
    .where('id', '=', material.id)
    .execute()
}

export const setWithdrawn = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('material')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()

/** Whether the text of the version's file is still being taken out. */
export async function isBeingRead({ db }: Pick<Context, 'db'>, versionId: number): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select kept.text_state = 'waiting' as waits from material_version version
    join stored_file file on file.id = version.file_id join kept_file kept on kept.digest = file.digest
    where version.id = ${versionId}`.execute(db)
  return rows[0]?.waits ?? false
}

/** The parts of the version's file, where the version has no text yet. */
export async function copyTextOfFile({ db }: Pick<Context, 'db'>, versionId: number): Promise<void> {
  await sql`
    with parts as (
      insert into material_text (version_id, part, anchor, heading, text)
      select version.id, part.part, part.anchor, part.heading, part.text
      from material_version version join stored_file file on file.id = version.file_id
        join kept_file_part part on part.digest = file.digest
      where version.id = ${versionId}
        and not exists (select from material_text where version_id = version.id)
      returning part, text
    )
    update material_version set plain = (select string_agg(text, E'\n' order by part) from parts)
    where id = ${versionId} and exists (select from parts)`.execute(db)
}
