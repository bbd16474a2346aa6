import { everywhere } from '#basics/reach.ts'
import { holdEnd } from '#features/audit/anchors/actions.ts'
import { Alarm } from '#platform/log.ts'
import { look, systemActor, type World } from '#platform/world.ts'

const minute = 60_000

/**
 * Holds the end of the trail outside of the database every minute while the server runs, and once more when it stops.
 * Says once when the end that was held is not there any more. Answers how to stop it.
 */
export function startHolding(world: World): () => Promise<void> {
  let told = false
  const hold = async () => {
    try {
      const state = await look(world, { actor: systemActor('审计'), reach: everywhere }, holdEnd)
      if (state === 'broken' && !told) world.log.error(new Alarm(brokenSentence))
      told = state === 'broken'
    } catch (error) {
      world.log.error(error)
    }
  }
  const timer = setInterval(hold, minute).unref()
  return async () => {
    clearInterval(timer)
    await hold()
  }
}

const brokenSentence =
  '审计记录的末尾与上次记下的不符：记录可能被截短或改动。请封存数据目录，运行 zhibu audit verify，并报告上级。'
