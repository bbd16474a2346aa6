import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { judgeDay, openForChange, recordChange } from '../changes/actions.ts'
import type { contract } from '../contract.ts'
import { show } from '../glance/actions.ts'
import {
  latestExtension,
  type OrganizationKind,
  termEndsOn,
  usualTermYears,
  whyNotBeginTerm,
  whyNotExtend,
} from '../rules.ts'
import { beginTerm, latestTerm, setTermEnd } from './queries.ts'

export const actions: ActionsOf<typeof contract.terms> = {
  async set(ctx, { fromOn, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const kind = held.kind as OrganizationKind
    const before = await latestTerm(ctx, held.id)

    const early = await judgeDay(ctx, held, [], fromOn, 'fromOn')
    if (early) throw early
    const refused = whyNotBeginTerm(kind, fromOn, before ?? null)
    if (refused) throw new Refusal('conflict', refused, { field: 'fromOn', from: before?.fromOn })

    const years = input.years ?? held.term_years ?? usualTermYears(kind)
    const endsOn = termEndsOn(fromOn, years)
    await beginTerm(ctx, { organizationId: held.id, fromOn, years, endsOn })
    await recordChange(ctx, held, {
      kind: 'termSet',
      effectiveOn: fromOn,
      before: before ? { fromOn: before.fromOn, endsOn: before.endsOn } : null,
      after: { fromOn, endsOn },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },

  async extend(ctx, { endsOn, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const term = await latestTerm(ctx, held.id)

    const refused = whyNotExtend(endsOn, term ?? null)
    if (refused || !term) {
      const latest = term && latestExtension(termEndsOn(term.fromOn, term.years))
      throw new Refusal('conflict', refused ?? 'term-missing', {
        field: 'endsOn',
        name: held.name,
        endsOn: term?.endsOn,
        latest,
      })
    }

    await setTermEnd(ctx, term.id, endsOn, reason)
    await recordChange(ctx, held, {
      kind: 'termExtended',
      effectiveOn: ctx.today,
      before: { endsOn: term.endsOn, extendedBecause: term.extendedBecause },
      after: { endsOn, extendedBecause: reason },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },
}
