import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { sealAddresses } from '#features/people/unsealed/actions.ts'
import { backupHolds, secondsSinceBackup } from '#features/safekeeping/status/actions.ts'
import type { Config } from '#platform/config.ts'
import { Refusal } from '#platform/errors.ts'
import { lookAtHealth } from '#platform/health.ts'
import { createMetrics, type Metrics } from '#platform/metrics.ts'
import { createRates } from '#platform/rates.ts'
import { startUpkeep } from '#platform/upkeep.ts'
import { strangersIn } from '#platform/variables.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { openGround, openPracticeDatabase } from '../practice/ground.ts'
import { type Practice, practiceBeside } from '../practice/site.ts'
import type { Answer, Call, Command } from './command.ts'
import { strangerSentence } from './config.ts'
import { loadDemo, signInLines } from './demo.ts'
import { startHolding } from './holding.ts'
import { holdingsLine } from './init.ts'
import { siteOf } from './site.ts'
import { holdingsOf, openWorld } from './world.ts'

export const serve: Command = {
  name: 'serve',
  summary: '启动服务和网页',
  usage: '[--port 3000] [--host 127.0.0.1] [--demo]',
  options: { port: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean' } },
  help: [
    '--port N     端口，默认 3000（环境变量 PORT）；0 表示由系统选择',
    '--host H     监听的地址，默认 127.0.0.1，只供本机访问（环境变量 HOST）；0.0.0.0 表示所有网卡',
    '--demo       数据为空时，先装入演示单位',
    '',
  ],
  words: { least: 0, most: 0 },
  run: runServe,
}

async function runServe({ flags, config, env, clock, answer }: Call): Promise<number> {
  for (const one of strangersIn(env)) answer.note(strangerSentence(one))
  if (config.withoutJobs.length) (await import('../main.ts')).refuseUnknownJobs(config.withoutJobs)
  answer.progress('正在打开数据……')
  const { world, keyReady, close } = await openWorld(config, true, clock)
  try {
    if (!keyReady) answer.note(`注意：没有找到密钥文件 ${config.keyFile}，公民身份号码等密封内容暂时打不开。`)
    else await sealAddresses(systemWorld(world, '升级'))
    const metrics = createMetrics()
    const began = { ...(await begin(world, Boolean(flags.demo), answer)), metrics, ...ratesOf(config, world) }
    const { startWork } = await import('../main.ts')
    const working = await startWork(began, true, config.withoutJobs)
    tellUncaught(working)
    tellMetrics(working, metrics)
    const stopHolding = startHolding(working)
    const stopUpkeep = startUpkeep(began.open, began.log)
    const practice = await practiceOf(working, config)
    try {
      let stopping = false
      const monitored = {
        health: () => lookAtHealth(working),
        stopping: () => stopping,
        metrics,
        token: config.metricsToken,
      }
      const server = await listen(await siteOf(working, practice, monitored), config)
      await announce(working, urlOf(server), answer)
      await stopAsked()
      stopping = true
      await ended(server)
    } finally {
      stopUpkeep()
      await practice.close()
      await working.jobs?.stop()
      await stopHolding()
    }
    return 0
  } finally {
    await close()
  }
}

/** A fault that nobody waited for leaves the program in a state nobody knows: told without anybody's data, it ends. */
function tellUncaught({ log }: World): void {
  process.on('uncaughtException', (error) => {
    log.error(error)
    process.exit(1)
  })
}

/** How old the last good backup is, and whether the last one holds: looked up when monitoring asks. */
function tellMetrics(world: World, metrics: Metrics): void {
  const inside = systemWorld(world, '监控')
  metrics.gauge('zhibu_backup_age_seconds', 'Since the last good backup began', () =>
    inside.read(secondsSinceBackup),
  )
  metrics.gauge('zhibu_backup_ok', 'Whether the last backup and its drill went well', () =>
    inside.read(backupHolds),
  )
}

/** An empty platform, or the demo institute when that was asked for and nothing is there. */
async function begin(world: World, demo: boolean, answer: Answer): Promise<World> {
  const { organizations, people } = await holdingsOf(world.open)
  if (!demo || organizations + people > 0) return world
  answer.note('正在装入演示单位（只在第一次启动时）……')
  await loadDemo(world, answer.progress)
  return { ...world, demo: true }
}

const ratesOf = ({ ratePerMinute }: Config, { open }: World) =>
  ratePerMinute ? { rates: createRates(ratePerMinute, open) } : {}

async function listen(app: Hono, { port, host }: Config): Promise<Server> {
  // Longer than any proxy or browser keeps a connection, so that none is closed under a request that is on its way.
  const server = createServer(
    { keepAliveTimeout: 75_000, headersTimeout: 80_000 },
    getRequestListener(app.fetch),
  )
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Refusal('conflict', 'port-in-use', { port })
  }
  return server
}

/** 演练支部: the world beside this one, in a folder of its own, opened when somebody first asks for it. */
async function practiceOf(world: World, { data }: Config): Promise<Practice> {
  const { createApp, startWork, words } = await import('../main.ts')
  const folder = path.join(data, 'practice')
  const place = { folder, openDatabase: () => openPracticeDatabase(folder) }
  return practiceBeside({ words, ...world }, () => openGround(world, { createApp, startWork }, place))
}

function urlOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1']
  return `http://${everywhere.includes(address) ? 'localhost' : address}:${port}`
}

async function announce(world: World, url: string, answer: Answer): Promise<void> {
  const holdings = await holdingsOf(world.open)
  const signIns = world.demo ? await signInLines(world, url) : []
  const lines = [`智慧党建平台已启动：${url}`, holdingsLine(holdings), ...signIns, '按 Ctrl+C 停止。']
  answer.result({ url }, lines)
}

/** Waits for Ctrl+C or for being told to stop; a second time ends at once. */
async function stopAsked(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      for (const signal of signals) {
        process.off(signal, stop)
        process.once(signal, () => process.exit(1))
      }
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Answers what has been asked, for at most a few seconds, and takes nothing new. */
async function ended(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 5000)
  await closed
  clearTimeout(patience)
}
