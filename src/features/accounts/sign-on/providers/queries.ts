import type { Context } from '#platform/context.ts'
import type { ProviderKind } from '../rules.ts'

type Writing = Pick<Context, 'db' | 'now' | 'actor'>

export type ProviderSettings = {
  kind: ProviderKind
  name: string
  address: string
  client: string
  scope: string
  base: string
  filter: string
  employeeClaim: string
  matches: boolean
  trustsFactor: boolean
  authority: string | null
}

const columnsOf = ({ now, actor }: Writing, given: ProviderSettings) => ({
  kind: given.kind,
  name: given.name,
  address: given.address,
  client: given.client,
  scope: given.scope,
  base: given.base,
  filter: given.filter,
  employee_claim: given.employeeClaim,
  matches: given.matches,
  trusts_factor: given.trustsFactor,
  authority: given.authority,
  changed_at: now,
  changed_by: actor.name,
})

export const insertProvider = (ctx: Writing, given: ProviderSettings, secretSealed: Buffer) =>
  ctx.db
    .insertInto('sign_on_provider')
    .values({ ...columnsOf(ctx, given), secret_sealed: secretSealed, enabled: false })
    .returning('id')
    .executeTakeFirstOrThrow()

export const updateProvider = (
  ctx: Writing,
  id: number,
  given: ProviderSettings,
  secretSealed: Buffer | null,
) =>
  ctx.db
    .updateTable('sign_on_provider')
    .set({ ...columnsOf(ctx, given), ...(secretSealed && { secret_sealed: secretSealed }) })
    .where('id', '=', id)
    .execute()

export const setProviderEnabled = ({ db, now, actor }: Writing, id: number, enabled: boolean) =>
  db
    .updateTable('sign_on_provider')
    .set({ enabled, changed_at: now, changed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const removeProvider = ({ db, now, actor }: Writing, id: number) =>
  db
    .updateTable('sign_on_provider')
    .set({ removed_at: now, enabled: false, changed_at: now, changed_by: actor.name })
    .where('id', '=', id)
    .execute()

/** How many accounts are linked with each provider. */
export async function countLinked({ db }: Pick<Context, 'db'>): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('external_identity')
    .where('removed_at', 'is', null)
    .groupBy('provider_id')
    .select(({ fn }) => ['provider_id as id', fn.countAll<number>().as('linked')])
    .execute()
  return new Map(rows.map(({ id, linked }) => [id, Number(linked)]))
}

/** Whoever entered by it is out: nobody vouches for him any more. Answers how many sessions it were. */
export async function endSessionsOf({ db, now }: Pick<Context, 'db' | 'now'>, id: number): Promise<number> {
  const ended = await db
    .updateTable('account_session')
    .set({ ended_at: now, ended_because: 'notAllowed' })
    .where('provider_id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
