import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ElectionStatus } from '../rules.ts'
import type { EstablishmentKind, EstablishmentPhase, FoundedKind } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db'>

/** Asked for by an organization within reach; a founding is the new branch's own affair, too, once it stands. */
const seen = (reach: Context['reach']) =>
  sql<SqlBool>`(${within('organization.path', reach)} or (establishment.kind = 'establishment'
    and subject.path is not null and ${within('subject.path', reach)}))`

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('establishment')
    .innerJoin('organization', 'organization.id', 'establishment.organization_id')
    .leftJoin('organization as subject', 'subject.id', 'establishment.subject_id')
    .leftJoin('organization as receiving', 'receiving.id', 'establishment.receiving_id')
    .leftJoin('person as secretary', 'secretary.id', 'establishment.secretary_id')
    .leftJoin('person as convener', 'convener.id', 'establishment.convener_id')
    .leftJoin('organization as superior', 'superior.id', 'organization.parent_id')
    .where(seen(reach))

const phase = sql<EstablishmentPhase>`case
  when establishment.kind <> 'establishment' or establishment.status <> 'done' then establishment.status
  when establishment.filed_on is not null or subject.closed_on is not null then 'done'
  when establishment.branch_kind = 'temporaryBranch' or exists (select from term where term.organization_id = subject.id)
    then 'filing' else 'electing' end`

const selected = (scope: Scope) =>
  joined(scope)
    .select([
      'establishment.id',
      'establishment.organization_id as organizationId',
      'organization.name as organizationName',
      'organization.path',
      'establishment.subject_id as subjectId',
      'subject.name as subjectName',
      'establishment.name',
      'establishment.short_name as shortName',
      'establishment.code',
      'establishment.units',
      'establishment.project_months as projectMonths',
      'establishment.secretary_id as secretaryId',
      'secretary.name as secretaryName',
      'establishment.seats',
      'establishment.deputies',
      'establishment.convener_id as convenerId',
      'convener.name as convenerName',
      'establishment.filed_on as filedOn',
      'establishment.filed_by as filedBy',
      'establishment.receiving_id as receivingId',
      'receiving.name as receivingName',
      'establishment.grounds',
      'establishment.decided_on as decidedOn',
      'establishment.reply_number as replyNumber',
      'establishment.replied_on as repliedOn',
      'establishment.effective_on as effectiveOn',
      'establishment.started_at as startedAt',
      'establishment.started_by as startedBy',
      'establishment.withdrawn_because as withdrawnBecause',
    ])
    .select([
      sql<EstablishmentKind>`establishment.kind`.as('kind'),
      sql<ElectionStatus>`establishment.status`.as('status'),
      phase.as('phase'),
      sql<string>`coalesce(organization.short_name, organization.name)`.as('askingShort'),
      sql<string | null>`coalesce(superior.short_name, superior.name)`.as('superiorShort'),
      sql<string | null>`coalesce(subject.short_name, subject.name)`.as('subjectShort'),
      sql<FoundedKind | null>`establishment.branch_kind`.as('branchKind'),
    ])

export type EstablishmentRow = Awaited<ReturnType<typeof getEstablishment>>

/** One within reach; `hold`: until the transaction ends. @throws Refusal not-found */
export async function getEstablishment(ctx: Scope, id: number, hold = false) {
  const found = await selected(ctx)
    .where('establishment.id', '=', id)
    .$if(hold, (q) => q.forUpdate('establishment'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export function findEstablishments(
  ctx: Scope,
  asked: { text?: string | undefined; path: string; status: EstablishmentPhase },
) {
  const { text, path, status } = asked
  const narrowed = <Q extends ReturnType<typeof joined>>(q: Q) =>
    q
      .where(phase, '=', status)
      .where((eb) => eb.or([below('organization.path', path), below('subject.path', path)]))
      .$if(Boolean(text), (found) =>
        found.where(sql<SqlBool>`strpos(coalesce(establishment.name, subject.name, ''), ${text ?? ''}) > 0`),
      )
  return {
    rows: (page: { limit: number; offset: number }) =>
      narrowed(selected(ctx) as never as ReturnType<typeof joined>)
        .orderBy('establishment.id', 'desc')
        .limit(page.limit)
        .offset(page.offset)
        .execute() as never as Promise<EstablishmentRow[]>,
    total: async () => {
      const row = await narrowed(joined(ctx))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return row.n
    },
  }
}

export const membersToMove = ({ db }: Writer, id: number) =>
  db
    .selectFrom('establishment_member')
    .innerJoin('person', 'person.id', 'establishment_member.person_id')
    .where('establishment_id', '=', id)
    .select([
      'person.id',
      'person.name',
      'person.gender',
      'person.birth_date as birthDate',
      'person.joined_on as joinedOn',
      'person.organization_id as organizationId',
    ])
    .select(sql<PoliticalStatus>`person.political_status`.as('politicalStatus'))
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .execute()

/** Those whose reply is there and takes effect by a day. */
export async function establishmentsToRegister({ db }: Writer, day: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select establishment.id from establishment
    where establishment.status = 'running' and (establishment.replied_on <= ${day} or exists (
      select from request join official_document reply on reply.id = request.reply_id
      where request.about_kind = 'establishment' and request.about_id = establishment.id
        and request.status = 'agreed' and reply.issued_on <= ${day}))
    order by establishment.id`.execute(db)
  return rows.map(({ id }) => id)
}

export const runningAbout = ({ db }: Writer, subjectId: number) =>
  db
    .selectFrom('establishment')
    .where('subject_id', '=', subjectId)
    .where('status', '=', 'running')
    .select('id')
    .executeTakeFirst()

/** Everybody who belongs to an organization: when it is closed all of them go where its members go. */
export async function peopleOf({ db }: Writer, organizationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('person')
    .where('organization_id', '=', organizationId)
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}
