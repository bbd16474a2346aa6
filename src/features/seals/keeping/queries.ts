import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** Somebody who might keep a seal: within reach. */
export const findKeeper = ({ db, reach }: Scope, personId: number) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .where(within('organization_path', reach))
    .select(['name', 'membership', 'employment', 'organization_path as organizationPath'])
    .executeTakeFirst()

export async function insertSeal(
  { db, now, actor }: Writer,
  seal: {
    organizationId: number
    organizationName: string
    inscription: string
    line: string | null
    diameter: number
    madeOn: Day
    reason: string
  },
): Promise<number> {
  const { id } = await db
    .insertInto('seal')
    .values({
      organization_id: seal.organizationId,
      organization_name: seal.organizationName,
      inscription: seal.inscription,
      line: seal.line,
      diameter: seal.diameter,
      made_on: seal.madeOn,
      made_because: seal.reason,
      made_at: now,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const insertCustody = (
  { db, now, actor }: Writer,
  custody: { sealId: number; personId: number; fromOn: Day; reason: string },
) =>
  db
    .insertInto('seal_custody')
    .values({
      seal_id: custody.sealId,
      person_id: custody.personId,
      from_on: custody.fromOn,
      reason: custody.reason,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .execute()

export const endCustody = ({ db }: Db, sealId: number, untilOn: Day) =>
  db
    .updateTable('seal_custody')
    .set({ until_on: untilOn })
    .where('seal_id', '=', sealId)
    .where('until_on', 'is', null)
    .execute()

export const setPicture = ({ db }: Db, id: number, fileId: number) =>
  db.updateTable('seal').set({ picture_file_id: fileId }).where('id', '=', id).execute()

export const setSuspended = ({ db, now, actor }: Writer, id: number, because: string | null) =>
  db
    .updateTable('seal')
    .set({
      suspended_at: because === null ? null : now,
      suspended_by: because === null ? null : actor.name,
      suspended_because: because,
    })
    .where('id', '=', id)
    .execute()

export const setDestroyed = ({ db, now, actor }: Writer, id: number, on: Day, because: string) =>
  db
    .updateTable('seal')
    .set({ destroyed_on: on, destroyed_at: now, destroyed_by: actor.name, destroyed_because: because })
    .where('id', '=', id)
    .execute()
