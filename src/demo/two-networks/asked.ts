import { randomUUID } from 'node:crypto'
import { addDays } from '#basics/days.ts'
import { actions as outsideRequestActions } from '#features/outside-requests/actions.ts'
import { passActions } from '#features/outside-requests/passes/actions.ts'
import { listArrived, pageOfArrived } from '#features/outside-requests/queries.ts'
import type { Context } from '#platform/context.ts'
import { type Cast, carryOn } from '../requests.ts'
import type { Told } from './extranet.ts'

const asked = [
  {
    matter: '在外地出差期间参加驻地党支部组织生活',
    body: '本人自本月起在外地参加联合试验，为期四个月，申请在此期间参加试验驻地党支部的组织生活，党费仍在本支部交纳。',
  },
  {
    matter: '为外场试验队开展送学上门',
    body: '外场试验队现有党员九名，集中学习不便，申请由支部安排一次送学上门，时间在本月下旬，学习材料由支部准备。',
  },
] as const

/** Somebody of the branch is given a code for the extranet; answers what of it goes there. */
export async function givesCode(then: Context, organizationId: number, holder: string): Promise<string> {
  const { id } = await passActions.open(then, {
    organizationId,
    holder,
    validUntil: addDays(then.today, 180),
  })
  const { hash } = await then.db
    .selectFrom('outside_pass')
    .where('id', '=', id)
    .select('hash')
    .executeTakeFirstOrThrow()
  return hash
}

/** What he writes outside with it. */
export function beginsOutside({ now }: Pick<Context, 'now'>, pass: string, which: 0 | 1): Told {
  const { matter, body } = asked[which]
  const request = { key: randomUUID(), pass, matter, body, writtenAt: now.toISOString(), files: [] }
  return { kind: 'outsideRequests', name: matter, body: request }
}

/** The first one is taken up, and goes its way to the reply like any other. */
export async function askedOutside(ctx: Context, then: Context, cast: Cast): Promise<void> {
  const order = { sort: 'arrivedAt', descending: true } as const
  const [arrived] = await pageOfArrived(listArrived(then, {}, null), order, { limit: 1, offset: 0 })
  if (!arrived) return
  const { requestId } = await outsideRequestActions.takeUp(then, { id: arrived.id })
  const { document_id: documentId } = await then.db
    .selectFrom('request')
    .where('id', '=', requestId)
    .select('document_id')
    .executeTakeFirstOrThrow()
  await carryOn(ctx, cast, { id: requestId, documentId }, { days: [11, 11, 10, 9, 8] }, 'demo-outside')
}
