import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { MeetingKind } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type NewPlan = {
  kind: MeetingKind
  also: MeetingKind[]
  groupId: number | null
  title: string
  plannedOn: Day
  startsAt?: string | null
  place?: string
  agenda: string[]
}

/** Meetings that are to be; answers their ids. */
export async function insertPlans({ db }: Db, organizationId: number, plans: NewPlan[]): Promise<number[]> {
  if (plans.length === 0) return []
  const rows = await db
    .insertInto('meeting')
    .values(
      plans.map((one) => ({
        organization_id: organizationId,
        kind: one.kind,
        also: one.also,
        group_id: one.groupId,
        title: one.title,
        planned_on: one.plannedOn,
        starts_at: one.startsAt ?? null,
        place: one.place ?? '',
        agenda: one.agenda,
      })),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Until the transaction ends nobody else plans for the branch: asking twice at once plans once. */
export const holdPlanning = ({ db }: Db, organizationId: number) =>
  sql`select pg_advisory_xact_lock(25, ${organizationId})`.execute(db)

export const updatePlan = (
  { db }: Db,
  id: number,
  given: { title: string; plannedOn: Day; startsAt: string | null; place: string; also: MeetingKind[] },
) =>
  db
    .updateTable('meeting')
    .set({
      title: given.title,
      planned_on: given.plannedOn,
      starts_at: given.startsAt,
      place: given.place,
      also: given.also,
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .execute()

export const markNotified = ({ db, now, actor }: Writer, id: number) =>
  db.updateTable('meeting').set({ notified_at: now, notified_by: actor.name }).where('id', '=', id).execute()

export const markCancelled = ({ db, now }: Writer, id: number, because: string) =>
  db
    .updateTable('meeting')
    .set({ cancelled_at: now, cancelled_because: because })
    .where('id', '=', id)
    .execute()
