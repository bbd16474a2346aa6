import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdOwnAccount } from '../../delegations/queries.ts'
import {
  endCodesOfConsent,
  endConsent,
  insertConsent,
  lastNumber,
  ownConsent,
  ownNumber,
} from '../queries.ts'
import { usableFrom, whyNotConsent } from '../rules.ts'
import type { consents } from './contract.ts'

async function shown(ctx: Context) {
  const person = await ownNumber(ctx)
  const { id: _id, ...consent } = (await ownConsent(ctx)) ?? {}
  return {
    phoneMasked: person?.phoneMasked ?? null,
    name: person?.name ?? ctx.actor.name,
    consent: 'agreedAt' in consent ? (consent as Required<typeof consent>) : null,
  }
}

const subjectOf = ({ actor }: Context) => ({ kind: 'account', id: actor.accountId ?? 0, name: actor.name })

/** Ends what was agreed to, and every code that was sent on it. */
async function end(ctx: Context, because: string): Promise<boolean> {
  const own = await ownConsent(ctx)
  if (!own) return false
  await endConsent(ctx, own.id, because)
  await endCodesOfConsent(ctx, own.id, 'consent')
  return true
}

export const consentActions: ActionsOf<typeof consents> = {
  get: shown,

  async agree(ctx, given) {
    const person = await ownNumber(ctx)
    const why = whyNotConsent(given, person ?? null)
    if (why) throw new Refusal('invalid', why.code, { field: why.field, name: person?.name ?? '' })
    await holdOwnAccount(ctx)
    const { id: personId, phoneKey, phoneMasked } = person as NonNullable<typeof person>
    const last = await lastNumber(ctx)
    const changed = last !== undefined && !last.phoneKey.equals(phoneKey as Buffer)
    await end(ctx, 'renewed')
    await insertConsent(ctx, {
      personId,
      phoneKey: phoneKey as Buffer,
      phoneMasked: phoneMasked ?? '',
      signedName: given.signedName,
      usableFrom: usableFrom(ctx.now, changed),
    })
    ctx.record({
      action: 'smsApproval.agreed',
      subject: subjectOf(ctx),
      path: ctx.reach.paths[0] ?? null,
      after: { number: phoneMasked },
    })
    return shown(ctx)
  },

  async end(ctx) {
    await holdOwnAccount(ctx)
    if (await end(ctx, 'ended'))
      ctx.record({
        action: 'smsApproval.ended',
        subject: subjectOf(ctx),
        path: ctx.reach.paths[0] ?? null,
      })
    return shown(ctx)
  },
}
