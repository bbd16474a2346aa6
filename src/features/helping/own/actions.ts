import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { give, note, shown, withdraw } from '../consents/actions.ts'
import { doneFor, pageOfDone } from '../consents/queries.ts'
import { branchOf, consentsOf, holdConsent, peopleOf } from '../queries.ts'
import { tellOfConsent } from '../telling/actions.ts'
import type { own } from './contract.ts'

const mostShown = 200

function ownId({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

async function show(ctx: Context) {
  const personId = ownId(ctx)
  const branch = await branchOf(ctx, personId)
  const people = branch ? await peopleOf(ctx, branch.id) : []
  return {
    consents: (await consentsOf(ctx, 'person', personId)).map((row) => shown(ctx, row)),
    done: await pageOfDone(doneFor(ctx, personId), { limit: mostShown, offset: 0 }),
    candidates: people.filter((one) => one.personId !== personId),
  }
}

export const ownActions: ActionsOf<typeof own> = {
  list: show,

  async give(ctx, { helpedActs: acts, ...given }) {
    const id = await give(ctx, { ...given, acts, personId: ownId(ctx), way: 'account', witnessId: null })
    const row = await holdConsent(ctx, id)
    note(ctx, 'recorded', row)
    await tellOfConsent(ctx, row, 'recorded')
    return show(ctx)
  },

  async withdraw(ctx, { id, reason }) {
    await withdraw(ctx, id, reason)
    return show(ctx)
  },
}
