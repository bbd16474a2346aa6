import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { transfersWithin } from '../queries.ts'
import type { Cause, State } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

type Asked = { direction: 'out' | 'in'; issuedFrom: Day; issuedUntil: Day }

const lettersOf = (scope: Scope, asked: Asked) =>
  transfersWithin(scope)
    .where('transfer.kind', '=', asked.direction === 'out' ? 'outgoing' : 'incoming')
    .where('transfer.issued_on', '>=', asked.issuedFrom)
    .where('transfer.issued_on', '<=', asked.issuedUntil)
    .where(sql<SqlBool>`transfer.state <> 'withdrawn'`)

export async function countExchanged(scope: Scope, asked: Asked): Promise<number> {
  const { n } = await lettersOf(scope, asked)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** What the exchange table says of those whose letters are of these days, outgoing or incoming. */
export const exchanged = (scope: Scope, asked: Asked, page: { limit: number; offset: number }) =>
  lettersOf(scope, asked)
    .select([
      'person.name',
      'person.identity_number_sealed as sealed',
      'person.gender',
      'person.ethnicity',
      'person.birth_date as birthDate',
      sql<string>`coalesce(transfer.their_status, person.political_status)`.as('status'),
      sql<Day | null>`coalesce(transfer.their_joined_on, person.joined_on)`.as('joinedOn'),
      sql<Day | null>`coalesce(transfer.their_full_on, person.became_full_on)`.as('fullOn'),
      'transfer.from_name as fromName',
      'transfer.to_name as toName',
      'target.code as toCode',
      sql<Cause>`transfer.cause`.as('cause'),
      'transfer.paid_until as paidUntil',
      sql<string | null>`coalesce(transfer.their_number, document.number)`.as('number'),
      'transfer.issued_on as issuedOn',
      sql<number>`transfer.valid_until - transfer.issued_on`.as('days'),
      'transfer.accepted_on as acceptedOn',
      sql<State>`transfer.state`.as('state'),
    ])
    .orderBy('transfer.issued_on')
    .orderBy('transfer.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type Exchanged = Awaited<ReturnType<typeof exchanged>>[number]
