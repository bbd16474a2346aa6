import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import { membersBelow, named } from '../../places/queries.ts'
import type { DuesKind } from '../../rules.ts'
import type { baseStates } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type BaseState = (typeof baseStates)[number]

const lateral = sql<{ id: number }>`lateral (
  select id, kind, from_month, confirmed_at from dues_base
  where person_id = person.id and state = 'stated' order by from_month desc limit 1)`
const stateOf = sql<BaseState>`case when proposal.id is not null then 'proposed' when base.id is null then 'missing'
  when base.confirmed_at is null then 'unconfirmed' else 'confirmed' end`

/** Members with the base that was stated last, and the proposal that waits. */
export const basesFound = (
  ctx: Scope,
  { path, text, state }: { path: string; text?: string | undefined; state?: BaseState | undefined },
) =>
  membersBelow(ctx, path)
    .leftJoin(lateral.as('base'), (join) => join.onTrue())
    .leftJoin('dues_base as proposal', (join) =>
      join.onRef('proposal.person_id', '=', 'person.id').on('proposal.state', '=', 'proposed'),
    )
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(state !== undefined, (q) => q.where(stateOf, '=', state as BaseState))
export type FoundBases = ReturnType<typeof basesFound>

export const baseLines = (found: FoundBases, page: { limit: number; offset: number }) =>
  found
    .select([
      'person.id as personId',
      'person.name as personName',
      'person.employee_no as employeeNo',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      stateOf.as('state'),
      sql<DuesKind | null>`base.kind`.as('kind'),
      sql<Month | null>`base.from_month`.as('fromMonth'),
      'proposal.id as proposedId',
      'proposal.explanation',
    ])
    .orderBy('person.organization_path')
    .orderBy('person.employee_no')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countBases(found: FoundBases): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export async function baseCounts(ctx: Scope) {
  const rows = await basesFound(ctx, { path: '' })
    .select([stateOf.as('state'), ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy(stateOf)
    .execute()
  const n = (state: BaseState) => rows.find((row) => row.state === state)?.n ?? 0
  return { missing: n('missing'), unconfirmed: n('unconfirmed'), proposed: n('proposed') }
}

/** Members within reach by 工号, with the base that holds in a month. */
export async function membersByNumber(ctx: Scope, numbers: string[], month: Month) {
  const rows = await membersBelow(ctx, '')
    .where(sql<boolean>`person.employee_no = any(${numbers}::text[])`)
    .leftJoin(
      sql<{ kind: DuesKind }>`lateral (select kind, fen from dues_base where person_id = person.id
        and state = 'stated' and from_month <= ${month} order by from_month desc limit 1)`.as('base'),
      (join) => join.onTrue(),
    )
    .select([
      'person.id as personId',
      'person.employee_no as employeeNo',
      'person.name as personName',
      sql<DuesKind | null>`base.kind`.as('kind'),
      sql<Fen | null>`base.fen`.as('fen'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.employeeNo, row]))
}
