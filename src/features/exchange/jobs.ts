import { z } from 'zod'
import { Refusal } from '#platform/errors.ts'
import type { ExchangeFolder } from '#platform/exchange/folder.ts'
import { type JobWorld, job } from '#platform/jobs.ts'
import { draftPackage } from './drafting/actions.ts'
import { preparePackage } from './drafting/jobs.ts'
import { handingIn, noteHanded, packageName, releaseOwn, sendReceipt } from './handing/actions.ts'
import { handPackage } from './handing/jobs.ts'
import { handLate } from './handing/late/actions.ts'
import { sendQuick } from './handing/queue/actions.ts'
import { receiveOrNote } from './intake/actions.ts'

/** Puts together what has changed; every night by itself, so that in the morning somebody may read it. */
export const prepare = job({
  ...preparePackage,
  schema: z.object({}),
  cron: '30 4 * * *',
  async run(world) {
    if (!(await world.read(async (ctx) => ctx.exchange))) return
    await sendQuick(world)
    await draftPackage(world)
    await world.transaction(releaseOwn)
    await world.transaction(sendReceipt)
  },
})

/** Writes a package that was released where it is taken away. */
export const hand = job({
  ...handPackage,
  async run(world, { id }) {
    const [exchange, zone] = await world.read(async (ctx) => [ctx.exchange, ctx.zone] as const)
    const held = await world.read((ctx) => handingIn(ctx, id))
    if (!exchange || !held) return
    const name = packageName(zone, held.one.number as number)
    await exchange.out.put(name, await held.seal())
    await noteHanded(world, id, exchange.out.place)
    await exchange.pass(name)
  },
})

/** Every few minutes: takes what has come, sends what does not wait, says what has arrived, hands over once more what seems to be lost. */
export const look = job({
  name: 'exchange.look',
  schema: z.object({}),
  cron: '*/5 * * * *',
  async run(world) {
    const from = await world.read(async (ctx) => ctx.exchange?.in)
    if (!from) return
    await receiveAll(world, from)
    await sendQuick(world)
    await world.transaction(sendReceipt)
    await world.transaction(handLate)
  },
})

/** In the order of their names, as long as one makes way for another. */
async function receiveAll(world: JobWorld, folder: ExchangeFolder): Promise<void> {
  for (let going = true; going; ) {
    going = false
    for (const { name } of folder.list()) {
      const answer = await receiveOrNote(world, name, () => folder.read(name))
      if (answer instanceof Refusal) {
        // Without a partner nothing can be told of it yet.
        if (answer.code !== 'partner-none') folder.setAside(name)
      } else if (answer.outcome !== 'waiting') {
        folder.remove(name)
        going ||= answer.outcome === 'taken'
      }
    }
  }
}
