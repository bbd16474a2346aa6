import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { EstablishmentKind, FoundedKind } from '../rules.ts'

export type NewEstablishment = {
  kind: EstablishmentKind
  organizationId: number
  subjectId: number | null
  branchKind: FoundedKind | null
  name: string | null
  shortName: string | null
  code: string | null
  units: number | null
  projectMonths: number | null
  secretaryId: number | null
  seats: number
  deputies: number
  convenerId: number | null
  receivingId: number | null
  grounds: string
  decidedOn: Day
  personIds: number[]
}

export async function insertEstablishment(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  given: NewEstablishment,
): Promise<number> {
  const { id } = await db
    .insertInto('establishment')
    .values({
      kind: given.kind,
      organization_id: given.organizationId,
      subject_id: given.subjectId,
      branch_kind: given.branchKind,
      name: given.name,
      short_name: given.shortName,
      code: given.code,
      units: given.units,
      project_months: given.projectMonths,
      secretary_id: given.secretaryId,
      seats: given.seats,
      deputies: given.deputies,
      convener_id: given.convenerId,
      receiving_id: given.receivingId,
      grounds: given.grounds,
      decided_on: given.decidedOn,
      started_at: now,
      started_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (given.personIds.length > 0)
    await db
      .insertInto('establishment_member')
      .values(given.personIds.map((personId) => ({ establishment_id: id, person_id: personId })))
      .execute()
  return id
}

export const noteEstablishmentReply = (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  id: number,
  reply: { number: string; repliedOn: Day },
) =>
  db
    .updateTable('establishment')
    .set({ reply_number: reply.number, replied_on: reply.repliedOn, reply_noted_by: actor.name })
    .where('id', '=', id)
    .execute()

export const finishEstablishment = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  { subjectId, on }: { subjectId: number; on: Day },
) =>
  db
    .updateTable('establishment')
    .set({ done_at: now, effective_on: on, subject_id: subjectId })
    .where('id', '=', id)
    .execute()

export const fileEstablishment = ({ db, actor }: Pick<Context, 'db' | 'actor'>, id: number, filedOn: Day) =>
  db
    .updateTable('establishment')
    .set({ filed_on: filedOn, filed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const withdrawEstablishment = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('establishment')
    .set({ withdrawn_at: now, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
