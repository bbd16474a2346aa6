import type { Day } from '#basics/days.ts'
import { lastNotices } from '#features/elections/reminders/queries.ts'
import { noticeOf } from '#features/elections/reminders/rules.ts'
import type { Context } from '#platform/context.ts'
import { mendingOf } from '../../measures/mending/rules.ts'
import { seated, seatingFor } from '../../reminding/actions.ts'
import type { Seat } from '../../reminding/rules.ts'
import { leadDay, leadInWords, occasionInWords, type Rule } from '../../rulebook/rules.ts'
import { dueInWords, stateOf, wordsOf } from '../../telling/rules.ts'
import type { AlertShape } from '../contract.ts'
import { type AlertRow, accountNames, eventsOf, remindersOf } from '../queries.ts'

/** An alert as it stands in a list. */
export function shownInList(alert: AlertRow, { measure, definition }: Rule, today: Day) {
  return {
    id: alert.id,
    ruleKey: alert.ruleKey,
    name: definition.name,
    measure,
    severity: definition.severity,
    subjectName: alert.subjectName,
    organizationId: alert.organizationId,
    organizationName: alert.organizationName,
    text: wordsOf(alert, definition, today).text,
    dueOn: alert.dueOn,
    dated: alert.dated,
    due: dueInWords(alert, alert.closedOn ?? today),
    since: alert.since,
    openedOn: alert.openedOn,
    state: stateOf(alert, today),
    closedOn: alert.closedOn,
    closedAs: alert.closedAs,
    escalatedOn: alert.escalatedOn,
    snoozedUntil: alert.snoozedUntil,
    mending: mendingOf(measure, alert),
  }
}

/** Who sits in each seat, by name. */
async function namesBySeat(ctx: Context, seats: Seat[]) {
  const names = new Map(
    (
      await accountNames(
        ctx,
        seats.flatMap(({ accountId }) => accountId ?? []),
      )
    ).map(({ id, name }) => [id, name]),
  )
  return [...Map.groupBy(seats, ({ level }) => level)].map(([level, list]) => ({
    level,
    names: list.flatMap(({ accountId }) => (accountId === null ? [] : (names.get(accountId) ?? []))),
  }))
}

/** The times that still lie ahead. */
const comingOf = (alert: AlertRow, { definition }: Rule, today: Day) =>
  alert.closedOn === null
    ? definition.leads
        .map((lead) => ({ on: leadDay(alert.dueOn, lead), name: leadInWords(lead) }))
        .filter(({ on }) => on > today)
        .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    : []

/** The notice that the branch got of the end of its term; who stands below does not see it before it is issued. */
async function noticeOfTerm(ctx: Context, alert: AlertRow, { measure }: Rule): Promise<AlertShape['notice']> {
  if (measure !== 'termEnds') return null
  const notices = await lastNotices(ctx, [alert.organizationId])
  const last = noticeOf(notices, alert.organizationId, alert.since ?? '')
  return last?.number || mayTell(ctx) ? last : null
}
const mayTell = ({ actor }: Context) => actor.permissions.includes('elections.approve')

/** Where it is mended. A notice that was written already, and not issued, is opened instead of being written twice. */
function mendingNow(ctx: Context, alert: AlertRow, { measure }: Rule, notice: AlertShape['notice']) {
  const usual = mendingOf(measure, alert)
  if (!notice || !mayTell(ctx)) return usual
  return notice.number === null
    ? { label: '印发按期换届通知', to: `/documents/${notice.documentId}` }
    : { ...usual, label: '再次起草通知' }
}

/** One alert with everything that is known of it. */
export async function shownWhole(ctx: Context, alert: AlertRow, rule: Rule): Promise<AlertShape> {
  const { definition } = rule
  const raised =
    alert.escalatedOn !== null && definition.escalation ? [{ level: definition.escalation.to }] : []
  const seating = await seatingFor(ctx, [alert])
  const notice = await noticeOfTerm(ctx, alert, rule)
  const { advice, law } = wordsOf(alert, definition, ctx.today)
  return {
    ...shownInList(alert, rule, ctx.today),
    mending: mendingNow(ctx, alert, rule, notice),
    notice,
    advice,
    law,
    mandatory: definition.mandatory,
    snoozedBecause: alert.snoozedBecause,
    personId: alert.personId,
    seats: await namesBySeat(ctx, seated(seating, [...definition.to, ...raised], alert)),
    coming: comingOf(alert, rule, ctx.today),
    events: await eventsOf(ctx, alert.id),
    reminders: (await remindersOf(ctx, alert.id)).map((one) => ({
      ...one,
      occasion: occasionInWords(one.occasion),
    })),
  }
}
