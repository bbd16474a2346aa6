import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Cue } from '#platform/subtitles.ts'
import type { TrackKind, TrackLanguage } from './rules.ts'

type Db = Pick<Context, 'db'>

const tracks = ({ db }: Db) =>
  db
    .selectFrom('material_track as track')
    .innerJoin('stored_file as file', 'file.id', 'track.file_id')
    .innerJoin('material_version as version', 'version.id', 'track.version_id')
    .orderBy('track.kind')
    .orderBy('track.id')
    .select([
      'track.id',
      'track.kind',
      'track.language',
      'track.made_by as madeBy',
      'track.made_at as madeAt',
      'file.digest',
      'file.name',
    ])

/** Beside a version, whatever its state. */
export const tracksBeside = (ctx: Db, versionId: number) =>
  tracks(ctx).where('track.version_id', '=', versionId).execute()
export type TrackRow = Awaited<ReturnType<typeof tracksBeside>>[number]

/** Beside a version that is published: the caller made sure that the material may be read. */
export const publishedTracks = (ctx: Db, materialId: number, number: number) =>
  tracks(ctx)
    .where('version.material_id', '=', materialId)
    .where('version.number', '=', number)
    .where('version.state', '=', 'published')
    .execute()

/** @throws Refusal not-found */
export async function getPublishedTrack(ctx: Db, materialId: number, id: number): Promise<TrackRow> {
  const found = await tracks(ctx)
    .where('track.id', '=', id)
    .where('version.material_id', '=', materialId)
    .where('version.state', '=', 'published')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** One of a kind and language: a new one takes the place of the one before. `cues`: what it says, to be searched. */
export async function insertTrack(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  versionId: number,
  track: { kind: TrackKind; language: TrackLanguage; fileId: number; cues: Pick<Cue, 'text'>[] },
): Promise<void> {
  const { kind, language, fileId, cues } = track
  const said = cues.map(({ text }) => text).join('\n')
  const row = { file_id: fileId, said, made_at: now, made_by: actor.name }
  await db
    .insertInto('material_track')
    .values({ version_id: versionId, kind, language, ...row })
    .onConflict((conflict) => conflict.columns(['version_id', 'kind', 'language']).doUpdateSet(row))
    .execute()
}

/** @throws Refusal not-found */
export async function deleteTrack({ db }: Db, versionId: number, id: number): Promise<void> {
  const gone = await db
    .deleteFrom('material_track')
    .where('id', '=', id)
    .where('version_id', '=', versionId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Refusal('not-found', 'not-found', { id })
}

/** A new version of a material begins with what stood beside the one before. */
export async function copyTracks({ db }: Db, from: number, materialId: number): Promise<void> {
  await db
    .insertInto('material_track')
    .columns(['version_id', 'kind', 'language', 'file_id', 'said', 'made_at', 'made_by'])
    .expression((eb) =>
      eb
        .selectFrom('material_track as track')
        .innerJoin('material_version as draft', (join) =>
          join.on('draft.material_id', '=', materialId).on('draft.state', '=', 'draft'),
        )
        .where('track.version_id', '=', from)
        .select([
          'draft.id',
          'track.kind',
          'track.language',
          'track.file_id',
          'track.said',
          'track.made_at',
          'track.made_by',
        ]),
    )
    .execute()
}
