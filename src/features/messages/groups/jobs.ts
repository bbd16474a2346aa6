import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { setPostOutcome, takePosts } from './actions.ts'

/** Tells groups what is due, in the three steps of every message: taken, asked outside, written down. */
export const tellGroups = job({
  name: 'messages.tell-groups',
  schema: z.object({}),
  cron: '* * * * *',
  async run(world) {
    while (await tellSome(world));
  },
})

async function tellSome(world: JobWorld): Promise<boolean> {
  const posts = await world.transaction(takePosts)
  if (posts.length === 0) return false
  const outcomes = await Promise.all(
    posts.map(async (post) => ({ post, outcome: await world.lines.group(post.robot, post.text) })),
  )
  await world.transaction(async (ctx) => {
    for (const { post, outcome } of outcomes) await setPostOutcome(ctx, post, outcome)
  })
  return true
}
