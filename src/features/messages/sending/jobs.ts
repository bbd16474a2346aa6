import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { setOutcome, take, tidy } from './actions.ts'
import { forgetReceipts } from './receipts/queries.ts'

/**
 * Sends what is due, in three steps: one transaction takes them, the gateway is asked outside of any, one transaction
 * writes what became of each. When the program ends in between, they are unknown, and not sent a second time.
 */
export const sendDue = job({
  name: 'messages.send',
  schema: z.object({}),
  cron: '* * * * *',
  atStart: {},
  async run(world) {
    await world.transaction(tidy)
    while (await sendSome(world));
  },
})

/** Whether there may be more. */
async function sendSome(world: JobWorld): Promise<boolean> {
  const claim = await world.transaction(take)
  if (!claim) return false
  const gateway = await world.lines.gateway(claim.line)
  const outcomes = await Promise.all(
    claim.claimed.map(async (one) => ({ one, outcome: await gateway.send(one.sms) })),
  )
  if (outcomes.length === 0) return false
  await world.transaction(async (ctx) => {
    for (const { one, outcome } of outcomes) await setOutcome(ctx, claim, one, outcome)
  })
  return true
}

export const forgetUnmatched = job({
  name: 'messages.forget-receipts',
  schema: z.object({}),
  cron: '40 3 * * *',
  run: async (world) => {
    await world.transaction(forgetReceipts)
  },
})
