import type { Powers } from '#basics/contract.ts'
import { dayIn } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import type { StandingIn } from '#features/accounts/gate.ts'
import type { Endpoint } from '#platform/api-description.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { note } from '../consents/actions.ts'
import { type ConsentRow, consentsOf, getConsent, holdConsent } from '../queries.ts'
import { limits, whyNotActFor, whyNotStandIn } from '../rules.ts'
import { tellOfDeed } from '../telling/actions.ts'
import type { standing } from './contract.ts'
import { endStretches, findStretch, insertDone, insertStretch } from './queries.ts'

const factsOf = (row: ConsentRow) => ({ ...row, withdrawn: row.withdrawnAt !== null })

/** The consents given to whoever is signed in, himself. */
const mine = async (ctx: Context) =>
  ctx.actor.personId === null ? [] : consentsOf(ctx, 'helper', ctx.actor.personId)

export const standingActions: ActionsOf<typeof standing> = {
  async people(ctx) {
    const rows = (await mine(ctx)).filter((row) => whyNotStandIn(factsOf(row), ctx.today) === null)
    return rows.map(({ id, personName, organizationName, acts, untilOn }) => ({
      consentId: id,
      personName,
      organizationName,
      acts,
      untilOn,
    }))
  },

  async begin(ctx, { consentId }) {
    const row = (await mine(ctx)).find(({ id }) => id === consentId)
    const { sessionId } = ctx.actor
    if (!row || sessionId === null) throw new Refusal('not-found', 'not-found', { id: consentId })
    // Held, so that a withdrawal at the same moment ends what begins here.
    const held = await holdConsent({ ...ctx, reach: everywhere }, consentId)
    const why = whyNotStandIn(factsOf(held), ctx.today)
    if (why) throw new Refusal('conflict', why, { name: row.personName, fromOn: row.fromOn })

    await endStretches(ctx, sessionId)
    const endsAt = new Date(ctx.now.getTime() + limits.stretchMinutes * 60_000)
    const id = await insertStretch(ctx, { consentId, sessionId, endsAt })
    note(ctx, 'begun', held)
    return { id, key: `for-${id}`, personName: row.personName, endsAt: endsAt.toISOString() }
  },

  async end(ctx, { id }) {
    const { sessionId } = ctx.actor
    if (sessionId === null) return {}
    for (const { consentId } of await endStretches(ctx, sessionId, id))
      note(ctx, 'ended', await getConsent({ ...ctx, reach: everywhere }, consentId))
    return {}
  },
}

/** 代办 as the gate knows it: what each request of a helper is measured by. */
export function standingIn(endpoints: readonly Endpoint[], powers: Powers): StandingIn {
  const helped = endpoints.filter(({ meta }) => meta.helped !== undefined && powers[meta.permission])
  return {
    async find({ db }, asked) {
      const stretch = await findStretch(db, asked)
      if (!stretch) return null
      const today = dayIn(asked.now)
      const row = await getConsent({ db, today, reach: everywhere }, stretch.consentId)
      if (whyNotStandIn(factsOf(row), today)) return null
      const { personId, personName, helperName, organizationName, acts } = row
      const { role, consentId, endsAt } = stretch
      const who = { personId, personName, helperName, organizationName }
      return { ...who, role, consentId, stretchId: asked.stretchId, acts, endsAt }
    },

    permissions(acts) {
      const open = helped.filter(({ meta }) => whyNotActFor(meta.helped, acts) === null)
      return [...new Set(open.map(({ meta }) => meta.permission))]
    },

    whyNot(kind, acts) {
      const code = whyNotActFor(kind, acts)
      return code ? { code, facts: {} } : null
    },

    async note(ctx, { helped: act = 'any', summary, deeds }) {
      const { standIn, personId } = ctx.actor
      if (!standIn || standIn === 'over' || personId === null) return
      const { consentId, stretchId, helperName } = standIn
      const about = deeds.map(({ subject }) => subject.name).find((name) => name) ?? null
      const id = await insertDone(ctx, { consentId, stretchId, act, title: summary, about })
      await tellOfDeed(ctx, { id, consentId, personId, helperName, title: summary })
    },
  }
}
