import { countOutward } from '#features/messages/outward/queries.ts'
import { countRelay } from '#features/messages/relay/queries.ts'
import type { Context } from '#platform/context.ts'
import { cardText, fingerprintOf } from '#platform/exchange/card.ts'
import { readSetting } from '#platform/settings.ts'
import { exchangeOf } from '../handing/actions.ts'
import { toHand } from '../handing/queries.ts'
import { exchangeKinds, kindTitles, ownerOf } from '../kinds/rules.ts'
import { openPackageId } from '../packages/queries.ts'
import { missingBelow } from '../packages/rules.ts'
import { madeUpPartner } from '../partners/rules.ts'
import { agreementsOf, lastOf, type Partner, partnerNow, standingDigest, waitingNumbers } from '../queries.ts'
import { whyNotQueue } from '../queue/rules.ts'

const none = { count: 0, digest: '' }

/** How the two sides stand: who is joined, what was sent and has arrived, whether both count the same. */
export async function stateNow(ctx: Context) {
  const exchange = exchangeOf(ctx)
  const partner = await partnerNow(ctx)
  const waiting = partner ? await waitingNumbers(ctx, partner.id) : []
  const have = partner ? (await lastOf(ctx, partner.id, 'in')).number : 0
  return {
    zone: ctx.zone,
    card: cardText(exchange.card),
    fingerprint: fingerprintOf(exchange.card),
    folders: { out: exchange.out.place, in: exchange.in.place },
    partner: partner && {
      id: partner.id,
      name: partner.name,
      zone: partner.zone,
      fingerprint: partner.fingerprint,
      since: partner.since,
      sinceBy: partner.sinceBy,
      madeUp: (await readSetting(ctx.db, madeUpPartner)) === partner.fingerprint,
      heardAt: partner.theirAt,
    },
    kinds: await Promise.all(exchangeKinds.map((kind) => kindNow(ctx, partner, kind))),
    sent: {
      last: partner ? (await lastOf(ctx, partner.id, 'out')).number : 0,
      confirmed: partner?.theirHave ?? 0,
      toHand: (await toHand(ctx)).length,
    },
    received: { have, waiting, missing: missingBelow(have, waiting) },
    openPackageId: await openPackageId(ctx),
    queue: await queueNow(ctx, partner),
  }
}

async function queueNow(ctx: Context, partner: Partner | null) {
  const { queueAskedAt: askedAt = null, queueAskedBy: askedBy = null } = partner ?? {}
  const { queueAgreedAt: agreedAt = null, queueAgreedBy: agreedBy = null } = partner ?? {}
  const at = { zone: ctx.zone, askedAt, agreedAt, askedBy: partner?.queueAskedAccountId ?? null }
  const moves = (['ask', 'agree', 'end'] as const).filter(
    (move) =>
      ctx.actor.permissions.includes(move === 'agree' ? 'exchange.release' : 'exchange.prepare') &&
      whyNotQueue(move, at, ctx.actor.accountId) === null,
  )
  return {
    waiting: await countOutward(ctx),
    ...{ askedAt, askedBy, agreedAt, agreedBy },
    may: partner ? moves : [],
    relayed: (await countRelay(ctx)).map(({ state, n }) => ({ state, count: n })),
  }
}

async function kindNow(ctx: Context, partner: Partner | null, kind: (typeof exchangeKinds)[number]) {
  const owner = ownerOf[kind]
  const line = { kind, title: kindTitles[kind], owner }
  if (!partner) return { ...line, ours: none, theirs: null, agreed: null, wholeDue: false }
  const mine = owner === ctx.zone
  const ours = await standingDigest(ctx, partner.id, mine ? 'out' : 'in', kind)
  const said = (await agreementsOf(ctx, partner.id)).find((one) => one.kind === kind)
  const theirs = said ? { count: said.count, digest: said.digest } : null
  return {
    ...line,
    ours,
    theirs,
    agreed: theirs && theirs.digest === ours.digest,
    wholeDue: said?.wholeDue ?? false,
  }
}
