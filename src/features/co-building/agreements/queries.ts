import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { AgreementKind } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** The agreement, of whatever project: whether that is seen, the project says. */
export const findAgreement = ({ db }: Db, id: number) =>
  db
    .selectFrom('co_building_agreement as one')
    .leftJoin('stored_file', 'stored_file.id', 'one.file_id')
    .where('one.id', '=', id)
    .select([
      'one.project_id as projectId',
      'one.name',
      'one.signed_on as signedOn',
      'one.ended_on as endedOn',
      'stored_file.name as fileName',
      'stored_file.type',
      'stored_file.digest',
    ])
    .executeTakeFirst()

export type NewAgreement = {
  kind: AgreementKind
  name: string
  partners: string
  signedOn: Day
  fromOn: Day
  untilOn: Day
}

export const insertAgreement = ({ db, now, actor }: Writer, projectId: number, given: NewAgreement) =>
  db
    .insertInto('co_building_agreement')
    .values({
      project_id: projectId,
      kind: given.kind,
      name: given.name,
      partners: given.partners,
      signed_on: given.signedOn,
      from_on: given.fromOn,
      until_on: given.untilOn,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .execute()

export const setFile = ({ db }: Writer, id: number, fileId: number) =>
  db.updateTable('co_building_agreement').set({ file_id: fileId }).where('id', '=', id).execute()

export const setEnded = ({ db }: Writer, id: number, endedOn: Day, because: string) =>
  db
    .updateTable('co_building_agreement')
    .set({ ended_on: endedOn, ended_because: because })
    .where('id', '=', id)
    .execute()
