import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { writeStale } from './actions.ts'

/** So few at once that whoever asks for a page meanwhile hardly notices, however slow the machine. */
const atOnce = 25
/** Between two batches the one embedded connection is everybody else's, for longer than the batch took. */
const leastRest = 60
const restShare = 1.5
const lookMilliseconds = 2000
/** About a minute of looking; the clock begins the next. */
const looks = 27

/** Writes down what waits until nothing does, in short transactions with rests between them. */
async function writeAll(world: JobWorld): Promise<void> {
  for (;;) {
    const from = performance.now()
    if ((await world.transaction((ctx) => writeStale(ctx, atOnce))) === 0) return
    await pause(Math.max(leastRest, (performance.now() - from) * restShare))
  }
}

/** 检索索引: what is new can be found within seconds. Looks for a minute, every two seconds. */
export const indexing = job({
  name: 'search.index',
  schema: z.object({ looks: z.number().int().min(1).optional() }),
  cron: '* * * * *',
  atStart: {},
  async run(world, given) {
    for (let look = 0; look < (given.looks ?? looks); look++) {
      if (look > 0) await pause(lookMilliseconds)
      await writeAll(world)
    }
  },
})
