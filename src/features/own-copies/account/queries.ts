import { sql } from 'kysely'
import type { MaskedField } from '#basics/masks.ts'
import type { ProvedBy } from '#features/accounts/factors/rules.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** The account by which somebody enters, if he has one. */
export const accountOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('account')
    .where('person_id', '=', personId)
    .select([
      'id',
      'username',
      'created_at as createdAt',
      'disabled_at as disabledAt',
      'disabled_because as disabledBecause',
    ])
    .executeTakeFirst()

/** Every sign-in that is kept, the newest first. */
export const signInsOf = ({ db }: Db, accountId: number) =>
  db
    .selectFrom('account_session')
    .where('account_id', '=', accountId)
    .select(['created_at as createdAt', 'seen_at as seenAt', 'ended_at as endedAt', 'ip', 'agent'])
    .select(sql<ProvedBy | null>`proved_by`.as('provedBy'))
    .orderBy('id', 'desc')
    .execute()

export const identitiesOf = ({ db }: Db, accountId: number) =>
  db
    .selectFrom('external_identity')
    .where('account_id', '=', accountId)
    .select(['shown', 'linked_at as linkedAt', 'removed_at as removedAt'])
    .orderBy('id', 'desc')
    .execute()

const openings = ['person.numberRevealed', 'person.copyTaken', 'dues.baseOpened', 'dues.chargeOpened']

/** Who opened what is somebody’s, or took a copy of what is kept of him: as the trail has it. */
export const openingsOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('audit_entry')
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', String(personId))
    .where('action', 'in', openings)
    .select(['at', 'action', 'actor_name as actorName', 'acting_roles as actingRoles', 'reason'])
    .select(sql<MaskedField | null>`after ->> 'field'`.as('field'))
    .orderBy('id', 'desc')
    .execute()
