import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** Where the person who asks belongs, and since when he or she is on probation. */
export const standingOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .select([
      'organization_id as organizationId',
      'political_status as politicalStatus',
      'joined_on as joinedOn',
      'membership',
    ])
    .executeTakeFirst()

/** The organization of the person's own record or of a role held: it is known to lie within reach. */
export const placeOf = ({ db }: Db, id: number) =>
  db
    .selectFrom('organization')
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .select(['id', 'name', 'kind', 'path'])
    .executeTakeFirst()
