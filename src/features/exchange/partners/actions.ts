import { Refusal } from '#platform/errors.ts'
import { cardText, fingerprintOf, readCard } from '#platform/exchange/card.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { exchangeOf } from '../handing/actions.ts'
import { openPackageId } from '../packages/queries.ts'
import { setDiscarded } from '../packages/writing/queries.ts'
import { holdPartner, partnerNow } from '../queries.ts'
import { refuseUnlessWhole } from '../reach/actions.ts'
import type { partners } from './contract.ts'
import { endPartner, insertPartner, wasJoined } from './queries.ts'
import { inFours, whyNotJoin } from './rules.ts'

export const partnerActions: ActionsOf<typeof partners> = {
  async join(ctx, given) {
    refuseUnlessWhole(ctx)
    const own = exchangeOf(ctx).card
    const card = readCard(given.card)
    if (!card) throw new Refusal('invalid', 'partner-card', { field: 'card' })
    const fingerprint = fingerprintOf(card)
    const ownFingerprint = fingerprintOf(own)
    const why = whyNotJoin(
      { zone: ctx.zone, fingerprint: ownFingerprint },
      { ...card, fingerprint },
      given.fingerprint,
    )
    if (why) throw new Refusal('invalid', why.code, { field: why.field })
    if (await partnerNow(ctx, true)) throw new Refusal('conflict', 'partner-there')
    if (await wasJoined(ctx, { fingerprint, ownFingerprint })) throw new Refusal('conflict', 'partner-before')
    const { zone } = card
    const id = await insertPartner(ctx, {
      name: given.name,
      zone,
      card: cardText(card),
      fingerprint,
      ownFingerprint,
    })
    ctx.record({
      action: 'exchange.joined',
      subject: { kind: 'exchangePartner', id, name: given.name },
      after: { keyPrint: inFours(fingerprint) },
    })
    return { id }
  },

  async end(ctx, { reason }) {
    refuseUnlessWhole(ctx)
    const partner = await holdPartner(ctx)
    const open = await openPackageId(ctx)
    if (open !== null) await setDiscarded(ctx, open, reason)
    await endPartner(ctx, partner.id, reason)
    ctx.record({
      action: 'exchange.ended',
      subject: { kind: 'exchangePartner', id: partner.id, name: partner.name },
      reason,
    })
    return {}
  },
}
