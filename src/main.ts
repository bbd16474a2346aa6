import type { Hono } from 'hono'
import type { Powers } from '#basics/contract.ts'
import { createGate } from '#features/accounts/gate.ts'
import { fieldTitle } from '#features/audit/fields/words.ts'
import { standingIn } from '#features/helping/standing/actions.ts'
import { endpointsOf } from '#platform/api-description.ts'
import { words as databaseWords } from '#platform/database-words.ts'
import { Refusal, type Words } from '#platform/errors.ts'
import { createHttp, type Gate } from '#platform/http.ts'
import { words as httpWords } from '#platform/http-words.ts'
import { startJobs } from '#platform/jobs.ts'
import { liveOn } from '#platform/live.ts'
import { linesOn } from '#platform/messaging/lines.ts'
import { servePages } from '#platform/static.ts'
import { words as sheetWords } from '#platform/words.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { features } from './features.ts'
import { answersIn, powersIn } from './zones.ts'

/** Chinese sentences by refusal code: of the machinery and of every feature. */
export const words: Words = Object.assign(
  {},
  httpWords,
  databaseWords,
  sheetWords,
  ...features.map((one) => one.words),
)

/** Which roles hold which permission: what every contract says together. */
export const powers: Powers = Object.assign({}, ...features.map((one) => one.powers))

/** The same once the three offices are appointed. */
export const separatedPowers: Powers = Object.assign(
  {},
  powers,
  ...features.map((one) => one.separated ?? {}),
)

/** 代办: which endpoints a helper may call for a member, as every contract says. */
const endpoints = features.flatMap(({ name, contract }) => endpointsOf(contract, [name]))
const standing = standingIn(endpoints, powers)

const byPermission = Map.groupBy(endpoints, ({ meta }) => meta.permission)
/** What a permission allows, in words. */
const actsOf = (permission: string) => (byPermission.get(permission) ?? []).map(({ summary }) => summary)

/** The program, built but not listening: tests call it with a Request, the server listens on it. */
export function createApp(world: World): Hono {
  const usual = powersIn(world.zone, features, powers)
  const separated = powersIn(world.zone, features, separatedPowers)
  const gate: Gate = {
    ...createGate((apart) => (apart ? separated : usual), standing, actsOf),
    answersHere: ({ zone }, endpoint) => answersIn(zone, endpoint),
  }
  const app = createHttp(features, world, gate, words, fieldTitle)
  servePages(app)
  return app
}

/** Starts the queue of later work on the world: `poll` runs jobs and the clock here, without it only `drain` does. */
export async function startWork(world: World, poll: boolean, without: string[] = []): Promise<World> {
  const running = { ...world }
  const jobs = features.flatMap((one) => one.jobs)
  running.jobs = await startJobs(world.open, jobs, (name) => systemWorld(running, name), {
    poll,
    without,
    onError: (error) => world.log.error(error),
    onFailed(error, job) {
      world.log.error(error, { job })
      world.metrics?.jobEnded(job, 'failed')
    },
    onDone: (job) => world.metrics?.jobEnded(job, 'done'),
  })
  const { stop } = running.jobs
  running.jobs.stop = async () => {
    await stop()
    await closeLines(running)
  }
  hearLines(running)
  return running
}

/** A name that nothing bears leaves nothing to another server: told, before the work is done twice. */
export function refuseUnknownJobs(without: string[]): void {
  const known = features.flatMap((one) => one.jobs.map(({ name }) => name)).sort()
  const name = without.find((one) => !known.includes(one))
  if (name) throw new Refusal('invalid', 'config-jobs', { name, known: known.join('、') })
}

/** What comes in over the lines goes to the feature that keeps it. */
function hearLines(world: World): void {
  const [hears] = features.flatMap((one) => one.hears ?? [])
  if (!hears) return
  const inside = systemWorld(world, '短信网关')
  linesOn(world.open, world.clock).listen({
    onReply: (gateway, reply) => hears.onReply(inside, gateway, reply),
    onReport: (gateway, report) => hears.onReport(inside, gateway, report),
  })
}

async function closeLines(world: World): Promise<void> {
  await linesOn(world.open, world.clock).close()
  await liveOn(world.open).close()
}
