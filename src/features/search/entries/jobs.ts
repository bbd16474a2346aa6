import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { openCutter } from '#platform/words/vectors.ts'
import { writeStale } from './actions.ts'
import { fewest, nextCount } from './rules.ts'

/** Between two batches the one embedded connection is everybody else's, for longer than the batch took. */
const leastRest = 60
const restShare = 1.5
const lookMilliseconds = 2000
/** About a minute of looking; the clock begins the next. */
const looks = 27

/** Writes down what waits until nothing does, in transactions short enough to be waited for, with rests between them. */
async function writeAll(world: JobWorld): Promise<void> {
  // The dictionary is read before anybody has to wait for it.
  await openCutter()
  let count = fewest
  for (;;) {
    const from = performance.now()
    if ((await world.transaction((ctx) => writeStale(ctx, count, count))) === 0) return
    const took = performance.now() - from
    count = nextCount(count, took)
    await pause(Math.max(leastRest, took * restShare))
  }
}

/** 检索索引: what is new can be found within seconds. Looks for a minute, every two seconds. */
export const indexing = job({
  name: 'search.index',
  schema: z.object({ looks: z.number().int().min(1).optional() }),
  cron: '* * * * *',
  atStart: {},
  // Two would write the same entries.
  alone: true,
  async run(world, given) {
    for (let look = 0; look < (given.looks ?? looks); look++) {
      if (look > 0) await pause(lookMilliseconds)
      await writeAll(world)
    }
  },
})
