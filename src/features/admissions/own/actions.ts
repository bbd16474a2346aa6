import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { ActKey } from '../acts/rules.ts'
import { actOf } from '../acts/rules.ts'
import { actOn } from '../entries/actions.ts'
import { latestOf, runningOf } from '../queries.ts'
import { showOwn } from '../reading/actions.ts'
import { begin, whyNotNow } from '../starting/actions.ts'
import { words } from '../words.ts'
import type { own } from './contract.ts'

/** The record behind the account. @throws Refusal no-own-record */
function selfOf({ actor }: Context): number {
  if (!actor.personId) throw new Refusal('not-found', 'no-own-record')
  return actor.personId
}

async function handIn(ctx: Context, act: ActKey, text: string) {
  const running = await runningOf(ctx, selfOf(ctx))
  if (!running) throw new Refusal('not-found', 'admission-none')
  const materials = actOf(act).materials.map((material) => ({ material, datedOn: ctx.today }))
  const more = { passed: true, lateBecause: null, materials, meetingId: null }
  await actOn(ctx, running.id, { act, on: ctx.today, details: { text }, ...more })
  return showOwn(ctx, running.id)
}

export const ownActions: ActionsOf<typeof own> = {
  async get(ctx) {
    const personId = selfOf(ctx)
    const id = await latestOf(ctx, personId)
    const why = await whyNotNow(ctx, personId)
    return {
      admission: id ? await showOwn(ctx, id) : null,
      whyNotApply: why && (words[why]?.({ name: ctx.actor.name }) ?? why),
    }
  },

  async apply(ctx, { text }) {
    const id = await begin(ctx, { personId: selfOf(ctx), on: ctx.today, text })
    return showOwn(ctx, id)
  },

  report: (ctx, { text }) => handIn(ctx, 'thoughtReport', text),
  requestConfirmation: (ctx, { text }) => handIn(ctx, 'confirmationRequest', text),
}
