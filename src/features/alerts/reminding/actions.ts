import { holdersAt } from '#features/accounts/roles/queries.ts'
import { notifyAll } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { occasionsOf, type Timed } from '../evaluation/rules.ts'
import type { Rule } from '../rulebook/rules.ts'
import { noticeFor } from './notices/rules.ts'
import { accountsOf, type DueReminder, insertReminders, linesTo, toldOf } from './queries.ts'
import { type Holder, type Place, seatsOf } from './rules.ts'

/** An alert of which people may have to be told. */
export type Reminding = Timed & { id: number; organizationId: number; personId: number | null; rule: Rule }

type Seating = {
  lines: ReadonlyMap<number, Place[]>
  holders: ReadonlyMap<number, Holder[]>
  accounts: ReadonlyMap<number, number>
}

/** Who sits where, for all these alerts at once. */
export async function seatingFor(
  ctx: Pick<Context, 'db' | 'today'>,
  alerts: readonly { organizationId: number; personId: number | null }[],
): Promise<Seating> {
  const lines = await linesTo(ctx, [...new Set(alerts.map(({ organizationId }) => organizationId))])
  const places = [...new Set([...lines.values()].flatMap((line) => line.map(({ id }) => id)))]
  const holders = Map.groupBy(
    await holdersAt(ctx.db, places, ctx.today),
    ({ organizationId }) => organizationId,
  )
  const people = alerts.flatMap(({ personId }) => personId ?? [])
  return { lines, holders, accounts: await accountsOf(ctx, [...new Set(people)]) }
}

/** Whom a rule tells of an alert, by seat. */
export function seated(
  { lines, holders, accounts }: Seating,
  to: Parameters<typeof seatsOf>[0],
  { organizationId, personId }: { organizationId: number; personId: number | null },
) {
  const own = personId === null ? null : (accounts.get(personId) ?? null)
  return seatsOf(to, lines.get(organizationId) ?? [], holders, own)
}

/**
 * Reminds whoever has not been reminded for the times that have come: one row for each alert, time and person, in the
 * transaction of the look that found it, so that it is neither lost nor written twice. Answers how many are new.
 */
export async function remind(ctx: Context, alerts: readonly Reminding[]): Promise<number> {
  const timed = alerts
    .map((alert) => ({ alert, occasions: occasionsOf(alert, alert.rule, ctx.today) }))
    .filter(({ occasions }) => occasions.length > 0)
  if (timed.length === 0) return 0
  const seating = await seatingFor(
    ctx,
    timed.map(({ alert }) => alert),
  )
  const due = timed.flatMap(({ alert, occasions }) =>
    occasions.flatMap(({ key, fellOn, to }): DueReminder[] =>
      seated(seating, to, alert).map((seat) => ({ alertId: alert.id, occasion: key, fellOn, ...seat })),
    ),
  )
  const written = (await insertReminders(ctx, due)).filter(({ accountId }) => accountId !== null)
  await tell(
    ctx,
    new Map(timed.map(({ alert }) => [alert.id, alert.rule])),
    Map.groupBy(written, ({ alertId }) => alertId),
  )
  return written.length
}

/** Hands what was newly written to the messages, in the same transaction. */
async function tell(
  ctx: Context,
  rules: ReadonlyMap<number, Rule>,
  written: ReadonlyMap<number, DueReminder[]>,
): Promise<void> {
  if (written.size === 0) return
  const told = await toldOf(ctx, [...written.keys()])
  const notices = [...written].flatMap(([id, list]) => {
    const [alert, rule] = [told.get(id), rules.get(id)]
    return alert && rule ? noticeFor(alert, rule, list, ctx.today) : []
  })
  await notifyAll(ctx, notices)
}
