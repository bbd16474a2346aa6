import { type SqlBool, sql } from 'kysely'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { PictureRef } from '../rules.ts'
import { publishedFor } from '../visits/queries.ts'
import type { PictureKind } from './rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export async function insertPicture(
  { db, now, actor }: Writer,
  exhibitionId: number,
  picture: { kind: PictureKind; name: string; width: number; height: number },
): Promise<number> {
  const { id } = await db
    .insertInto('exhibition_picture')
    .values({ ...picture, exhibition_id: exhibitionId, added_at: now, added_by: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const insertRenditions = (
  { db }: Pick<Context, 'db'>,
  pictureId: number,
  files: { size: string; fileId: number }[],
) =>
  db
    .insertInto('exhibition_rendition')
    .values(files.map(({ size, fileId }) => ({ picture_id: pictureId, size, file_id: fileId })))
    .execute()

/** A picture of this kind that belongs to the exhibition; undefined when there is none. */
export const pictureIn = (
  { db }: Pick<Context, 'db'>,
  exhibitionId: number,
  id: number,
  kind: PictureKind,
): Promise<PictureRef | undefined> =>
  db
    .selectFrom('exhibition_picture')
    .where('id', '=', id)
    .where('exhibition_id', '=', exhibitionId)
    .where('kind', '=', kind)
    .select(['id', 'width', 'height'])
    .executeTakeFirst()

/** The file of one size: for whoever sees the exhibition with this picture in it, or keeps it at a desk. */
export const findRendition = (
  ctx: Pick<Context, 'db' | 'actor' | 'zone'>,
  asked: { id: number; pictureId: number; size: string },
  deskPaths: string[],
) =>
  ctx.db
    .selectFrom('exhibition_rendition as rendition')
    .innerJoin('exhibition_picture as picture', 'picture.id', 'rendition.picture_id')
    .innerJoin('stored_file as file', 'file.id', 'rendition.file_id')
    .innerJoin('exhibition as one', 'one.id', 'picture.exhibition_id')
    .innerJoin('organization as keeper', 'keeper.id', 'one.organization_id')
    .where('picture.exhibition_id', '=', asked.id)
    .where('picture.id', '=', asked.pictureId)
    .where('rendition.size', '=', asked.size)
    .where(({ or, exists }) =>
      or([
        ...deskPaths.map((path) => below('keeper.path', path)),
        exists(
          publishedFor(ctx)
            .where('exhibition.id', '=', asked.id)
            .where(sql<SqlBool>`version.pictures @> array[${asked.pictureId}::int]`)
            .select('version.id'),
        ),
      ]),
    )
    .select(['file.digest', 'file.type', 'file.name'])
    .executeTakeFirst()
