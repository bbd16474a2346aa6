import { type SqlBool, sql } from 'kysely'
import type { Reach } from '#basics/reach.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type Asked = { subjectId: number; personId: number | null }

/** SQL: within the reach of the branch, or the member's own. */
const reached = (reach: Reach, place: string) => sql<SqlBool>`(coalesce(${within(place, reach)}, false)
  or person.id = ${reach.personId ?? 0})`

const place = [
  'person.id as personId',
  'person.name as personName',
  'organization.id as organizationId',
  'organization.name as organizationName',
  'organization.path',
] as const

export const factsOfConsent = ({ db, reach }: Scope, { subjectId }: Asked) =>
  db
    .selectFrom('helping_consent as consent')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .innerJoin('person as helper', 'helper.id', 'consent.helper_id')
    .innerJoin('organization', 'organization.id', 'consent.organization_id')
    .where('consent.id', '=', subjectId)
    .where(reached(reach, 'organization.path'))
    .select(place)
    .select([
      'helper.name as helperName',
      'consent.acts',
      'consent.from_on as fromOn',
      'consent.until_on as untilOn',
    ])
    .executeTakeFirst()

const inBranch = ({ db, reach }: Scope) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where(reached(reach, 'organization.path'))
    .select(place)

export const factsOfPerson = (scope: Scope, personId: number) =>
  inBranch(scope)
    .where('person.id', '=', personId)
    .select([
      'person.gender',
      'person.ethnicity',
      'person.birth_date as birthDate',
      'person.identity_number_masked as identityNumber',
      'person.phone_masked as phone',
      'person.native_place as nativePlace',
      'person.home_address_masked as homeAddress',
      'person.education',
      'person.degree',
      'person.work_started_on as workStartedOn',
      'person.joined_on as joinedOn',
      'person.became_full_on as becameFullOn',
    ])
    .executeTakeFirst()

export const factsOfProposal = (scope: Scope, { subjectId }: Asked) =>
  inBranch(scope)
    .innerJoin('proposal', 'proposal.person_id', 'person.id')
    .where('proposal.id', '=', subjectId)
    .select(['proposal.field', 'proposal.before', 'proposal.after', 'proposal.explanation'])
    .executeTakeFirst()

/** A meeting that somebody of the branch is asked to, with what was said when he asked for leave. */
export const factsOfLeave = ({ db, reach }: Scope, { subjectId, personId }: Asked) =>
  db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .innerJoin('person', 'person.organization_id', 'organization.id')
    .leftJoin('meeting_attendee as own', (join) =>
      join.onRef('own.meeting_id', '=', 'meeting.id').onRef('own.person_id', '=', 'person.id'),
    )
    .where('meeting.id', '=', subjectId)
    .where('person.id', '=', personId ?? 0)
    .where('person.membership', '=', 'active')
    .where(reached(reach, 'organization.path'))
    .select(place)
    .select(['meeting.title', 'meeting.kind', 'meeting.place', 'meeting.starts_at as startsAt', 'own.excuse'])
    .select((eb) => eb.fn.coalesce('meeting.held_on', 'meeting.planned_on').as('onDay'))
    .executeTakeFirst()

export const factsOfBase = (scope: Scope, { subjectId }: Asked) =>
  inBranch(scope)
    .innerJoin('dues_base as base', 'base.person_id', 'person.id')
    .where('base.id', '=', subjectId)
    .where('base.state', 'in', ['stated', 'proposed'])
    .select(['base.from_month as fromMonth', 'base.kind', 'base.fen', 'base.state'])
    .executeTakeFirst()

export const factsOfTransfer = ({ db, reach }: Scope, { subjectId }: Asked) =>
  db
    .selectFrom('transfer')
    .innerJoin('person', 'person.id', 'transfer.person_id')
    .innerJoin('organization', 'organization.id', 'transfer.from_id')
    .where('transfer.id', '=', subjectId)
    .where(reached(reach, 'organization.path'))
    .select(place)
    .select([
      'transfer.from_name as fromName',
      'transfer.to_name as toName',
      'transfer.cause',
      'transfer.explanation',
    ])
    .select('transfer.paid_until as paidUntil')
    .executeTakeFirst()

export const factsOfAppraisal = ({ db, reach }: Scope, { subjectId, personId }: Asked) =>
  db
    .selectFrom('appraisal_round as round')
    .innerJoin('organization', 'organization.id', 'round.organization_id')
    .innerJoin('appraisal_member as member', 'member.round_id', 'round.id')
    .innerJoin('person', 'person.id', 'member.person_id')
    .where('round.id', '=', subjectId)
    .where('person.id', '=', personId ?? 0)
    .where(reached(reach, 'organization.path'))
    .select(place)
    .select(['round.year', 'member.self_text as selfText'])
    .executeTakeFirst()

/** Whether what the form is of was ended meanwhile, so that its signature decides nothing any more. */
export async function isOver(
  { db, today }: Pick<Context, 'db' | 'today'>,
  consentId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('helping_consent')
    .where('id', '=', consentId)
    .where((eb) => eb.or([eb('withdrawn_at', 'is not', null), eb('until_on', '<', today)]))
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
