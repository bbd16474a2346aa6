import type { Context } from '#platform/context.ts'
import { electionsWithin, rowsOf } from '../../queries.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** The first election that a founding led to, within reach. */
export const electionFor = (ctx: Scope, establishmentId: number) =>
  rowsOf(electionsWithin(ctx))
    .where('election.establishment_id', '=', establishmentId)
    .where('election.withdrawn_at', 'is', null)
    .executeTakeFirst()

/** The first term of a branch. */
export const termOf = ({ db }: Pick<Context, 'db'>, organizationId: number) =>
  db
    .selectFrom('term')
    .where('organization_id', '=', organizationId)
    .select(['from_on as fromOn', 'ends_on as endsOn'])
    .orderBy('from_on')
    .limit(1)
    .executeTakeFirst()

/** Where the review of a request stands, and when it was decided. */
export const reviewOf = ({ db }: Pick<Context, 'db'>, requestId: number) =>
  db
    .selectFrom('request')
    .leftJoin('affair', 'affair.id', 'request.affair_id')
    .where('request.id', '=', requestId)
    .select(['affair.step_name as stepName', 'request.decided_at as decidedAt'])
    .executeTakeFirst()
