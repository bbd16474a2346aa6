import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { linkStates } from '../rules.ts'
import { type Address, addressesDue, keepLooks, type NewLook } from './queries.ts'

/** So many sites are asked at once, so that one that keeps silent does not hold up the night. */
const together = 6

/**
 * Each night on the extranet, and whenever the desk asks: looks whether the links answer, outside of any transaction.
 * On the intranet nothing is asked: what was found is brought from the extranet.
 */
export const checkLinks = job({
  name: 'redMap.checkLinks',
  schema: z.object({ siteId: z.number().int().optional() }),
  cron: '10 3 * * *',
  async run(world, { siteId }) {
    const due = await world.read(async (ctx) => (ctx.zone === 'extranet' ? addressesDue(ctx, siteId) : []))
    const found = new Map<string, number>()
    for (let at = 0; at < due.length; at += together)
      for (const state of await lookAt(world, due.slice(at, at + together)))
        found.set(state, (found.get(state) ?? 0) + 1)
    if (due.length > 0) await note(world, found)
  },
})

async function lookAt(world: JobWorld, some: Address[]) {
  const probed = await Promise.all(some.map(async (one) => ({ ...one, ...(await world.probe(one.url)) })))
  return world.transaction((ctx) => {
    const looks: NewLook[] = probed.map((one) => ({ ...one, onDay: ctx.today, brought: false }))
    return keepLooks(ctx, looks)
  })
}

const note = (world: JobWorld, found: Map<string, number>) =>
  world.transaction(async (ctx) => {
    ctx.record({
      action: 'redLinks.checked',
      subject: { kind: 'redLinks', id: 'check', name: '红色云图链接检查' },
      after: Object.fromEntries(
        linkStates.flatMap((state) => (found.has(state) ? [[state, found.get(state)]] : [])),
      ),
    })
  })
