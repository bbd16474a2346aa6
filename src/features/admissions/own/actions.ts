import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { ActKey } from '../acts/rules.ts'
import { actOf } from '../acts/rules.ts'
import { endFile } from '../ending/actions.ts'
import { actOn } from '../entries/actions.ts'
import { filesOf, runningOf } from '../queries.ts'
import { showOwn } from '../reading/actions.ts'
import { begin, whyNotNow } from '../starting/actions.ts'
import { words } from '../words.ts'
import type { own } from './contract.ts'

/** The record behind the account. @throws Refusal no-own-record */
function selfOf({ actor }: Context): number {
  if (!actor.personId) throw new Refusal('not-found', 'no-own-record')
  return actor.personId
}

/** The file that runs. @throws Refusal admission-none */
async function runningFile(ctx: Context): Promise<number> {
  const running = await runningOf(ctx, selfOf(ctx))
  if (!running) throw new Refusal('not-found', 'admission-none')
  return running.id
}

async function handIn(ctx: Context, act: ActKey, text: string) {
  const id = await runningFile(ctx)
  const materials = actOf(act).materials.map((material) => ({ material, datedOn: ctx.today }))
  const more = { passed: true, lateBecause: null, materials, meetingId: null }
  await actOn(ctx, id, { act, on: ctx.today, details: { text }, ...more })
  return showOwn(ctx, id)
}

type OwnFile = Awaited<ReturnType<typeof showOwn>>

export const ownActions: ActionsOf<typeof own> = {
  async get(ctx) {
    const personId = selfOf(ctx)
    const files: OwnFile[] = []
    for (const id of await filesOf(ctx, personId)) files.push(await showOwn(ctx, id))
    const [admission = null, ...earlier] = files
    const why = await whyNotNow(ctx, personId)
    return {
      admission,
      earlier,
      whyNotApply: why && (words[why]?.({ name: ctx.actor.name }) ?? why),
    }
  },

  async apply(ctx, { text }) {
    const id = await begin(ctx, { personId: selfOf(ctx), on: ctx.today, text })
    return showOwn(ctx, id)
  },

  async withdraw(ctx, { reason }) {
    const id = await runningFile(ctx)
    await endFile(ctx, id, { as: 'withdrawn', on: ctx.today, reason })
    return showOwn(ctx, id)
  },

  report: (ctx, { text }) => handIn(ctx, 'thoughtReport', text),
  requestConfirmation: (ctx, { text }) => handIn(ctx, 'confirmationRequest', text),
}
