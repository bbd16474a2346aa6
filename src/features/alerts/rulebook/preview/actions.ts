import type { Context } from '#platform/context.ts'
import { findFor } from '../../evaluation/actions.ts'
import { decide, occasionsOf } from '../../evaluation/rules.ts'
import { accountNames, organizationNames } from '../../register/queries.ts'
import { seated, seatingFor } from '../../reminding/actions.ts'
import { wordsOf } from '../../telling/rules.ts'
import type { Rule } from '../rules.ts'

const mostRows = 50

/** Whom a rule would tell today, if everything that is missing were found today for the first time. */
export async function preview(ctx: Context, rule: Rule) {
  const { today } = ctx
  const found = await findFor(ctx, rule.measure, [rule], today)
  const { open } = decide(rule.measure, [rule], found, [], today)
  const subjects = open.map(({ found: one }) => one)
  const seating = await seatingFor(ctx, subjects)
  const told = open.map(({ found: one, dueOn }) => {
    const timed = { dueOn, openedOn: today, escalatedOn: null, snoozedUntil: null }
    const to = occasionsOf(timed, rule, today).flatMap((occasion) => occasion.to)
    return { one, dueOn, seats: seated(seating, to, one) }
  })
  const accounts = told.flatMap(({ seats }) => seats.flatMap(({ accountId }) => accountId ?? []))
  const shown = told.slice(0, mostRows)
  const names = new Map((await accountNames(ctx, [...new Set(accounts)])).map(({ id, name }) => [id, name]))
  const places = new Map(
    (
      await organizationNames(
        ctx,
        shown.map(({ one }) => one.organizationId),
      )
    ).map(({ id, name }) => [id, name]),
  )
  return {
    total: told.length,
    people: new Set(accounts).size,
    unreached: told.flatMap(({ seats }) => seats).filter(({ accountId }) => accountId === null).length,
    rows: shown.map(({ one, dueOn, seats }) => {
      const organizationName = places.get(one.organizationId) ?? ''
      const subject = { ...one, dueOn, dated: one.dueOn !== null, organizationName }
      return {
        subjectName: one.subjectName,
        organizationName,
        dueOn,
        text: wordsOf(subject, rule.definition, today).text,
        names: seats.flatMap(({ accountId }) => (accountId === null ? [] : (names.get(accountId) ?? []))),
      }
    }),
  }
}
