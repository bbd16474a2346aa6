import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import type { PushOutcome } from '#platform/messaging/push.ts'
import type { SmsOutcome } from '#platform/messaging/sms-gateway.ts'
import { keepDeviceOutcome } from '../devices/actions.ts'
import { type Channel, channels } from '../rules.ts'
import { type Claim, type Claimed, setOutcome, take, tidy } from './actions.ts'

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
    for (const channel of channels) while (await sendSome(world, channel));
  },
})

/** Whether there may be more. */
async function sendSome(world: JobWorld, channel: Channel): Promise<boolean> {
  const claim = await world.transaction((ctx) => take(ctx, channel))
  if (!claim) return false
  // Laid down for the other network: there is no gateway here to be asked.
  if (claim === 'outward') return true
  const outcomes = await handOver(world, claim)
  await world.transaction(async (ctx) => {
    for (const { one, outcome } of outcomes) {
      await setOutcome(ctx, claim.set, one, outcome)
      if ('gone' in outcome) await keepDeviceOutcome(ctx, outcome)
    }
  })
  return true
}

type HandedOver = { one: Claimed; outcome: SmsOutcome | PushOutcome }[]

async function handOver({ lines }: JobWorld, claim: Claim): Promise<HandedOver> {
  if (claim.channel === 'mail') {
    const gateway = lines.mail(claim.line)
    return Promise.all(claim.claimed.map(async (one) => ({ one, outcome: await gateway.send(one.message) })))
  }
  if (claim.channel === 'push')
    return Promise.all(
      claim.claimed.map(async (one) => ({ one, outcome: await lines.push(claim.line, one.message) })),
    )
  const gateway = await lines.gateway(claim.line)
  return Promise.all(claim.claimed.map(async (one) => ({ one, outcome: await gateway.send(one.message) })))
}
