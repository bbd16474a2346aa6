import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { AbsenceKind, Direction } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type AbsenceFilters = {
  text?: string | undefined
  path: string
  direction?: Direction | undefined
  kinds?: AbsenceKind[] | undefined
  over: boolean
}

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('absence')
    .innerJoin('organization', 'organization.id', 'absence.organization_id')
    .leftJoin('official_document as document', 'document.id', 'absence.document_id')
    .where(within('organization.path', reach))

/** Absences of branches within reach. */
export const listAbsences = (ctx: Scope, asked: AbsenceFilters) =>
  joined(ctx)
    .where(below('organization.path', asked.path))
    .where('absence.ended_on', asked.over ? 'is not' : 'is', null)
    .$if(asked.direction !== undefined, (q) => q.where('absence.direction', '=', asked.direction ?? 'out'))
    .$if(Boolean(asked.kinds?.length), (q) => q.where('absence.kind', 'in', asked.kinds ?? []))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(absence.name, ${asked.text ?? ''}) > 0 or strpos(absence.place, ${asked.text ?? ''}) > 0)`,
      ),
    )
export type FoundAbsences = ReturnType<typeof listAbsences>

const rowsOf = (found: FoundAbsences) =>
  found.select([
    'absence.id',
    'absence.direction',
    'absence.kind',
    'absence.name',
    'absence.person_id as personId',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    'absence.home_name as homeName',
    'absence.place',
    'absence.abroad',
    'absence.from_on as fromOn',
    'absence.until_on as untilOn',
    'absence.ended_on as endedOn',
    'absence.ended_note as endedNote',
    'absence.document_id as documentId',
    'document.number as documentNumber',
    sql<Day | null>`(select max(on_day) from absence_contact where absence_id = absence.id)`.as(
      'lastContact',
    ),
    sql<number>`(select count(*)::int from absence_contact where absence_id = absence.id)`.as('contacts'),
  ])
export type AbsenceRow = Awaited<ReturnType<typeof lockAbsence>>

export const pageOfAbsences = (found: FoundAbsences, page: { limit: number; offset: number }) =>
  rowsOf(found)
    .orderBy('absence.from_on', 'desc')
    .orderBy('absence.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countAbsences(found: FoundAbsences): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One absence within reach, held. @throws Refusal not-found */
export async function lockAbsence(ctx: Scope, id: number) {
  const found = await rowsOf(joined(ctx)).where('absence.id', '=', id).forUpdate('absence').executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const openAbsenceOf = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('absence')
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
    .select('id')
    .executeTakeFirst()

export type NewAbsence = {
  direction: Direction
  kind: AbsenceKind
  organizationId: number
  personId: number | null
  name: string
  homeName: string | null
  place: string
  abroad: boolean
  from: Day
  until: Day
  documentId: number | null
}

export async function insertAbsence({ db, now, actor }: Writer, given: NewAbsence): Promise<number> {
  const { id } = await db
    .insertInto('absence')
    .values({
      direction: given.direction,
      kind: given.kind,
      organization_id: given.organizationId,
      person_id: given.personId,
      name: given.name,
      home_name: given.homeName,
      place: given.place,
      abroad: given.abroad,
      from_on: given.from,
      until_on: given.until,
      document_id: given.documentId,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const insertContact = ({ db, now, actor }: Writer, absenceId: number, on: Day, note: string) =>
  db
    .insertInto('absence_contact')
    .values({ absence_id: absenceId, on_day: on, note, recorded_at: now, recorded_by: actor.name })
    .execute()

export const setEnded = ({ db }: Pick<Context, 'db'>, id: number, on: Day, note: string) =>
  db.updateTable('absence').set({ ended_on: on, ended_note: note }).where('id', '=', id).execute()
