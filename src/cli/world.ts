import { existsSync } from 'node:fs'
import path from 'node:path'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext } from 'hono'
import { openAnchors } from '#platform/anchors/folder.ts'
import { openBackups } from '#platform/backups.ts'
import type { Config } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { openExchange } from '#platform/exchange/exchange.ts'
import { openFiles } from '#platform/files.ts'
import { openSealing } from '#platform/key.ts'
import { consoleLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { printWith } from '#platform/print.ts'
import { openScanner } from '#platform/scanner.ts'
import { trusting } from '#platform/trusted-proxies.ts'
import { inTurn } from '#platform/turns.ts'
import type { World } from '#platform/world.ts'

export const databaseFolder = (config: Config) => path.join(config.data, 'database')
export const anchorsFolder = (config: Config) => path.join(config.data, 'anchors')

export type OpenWorld = { world: World; keyReady: boolean; close(): Promise<void> }

/** Opens the database alone, brought up to date. Refuses a folder without data, unless it may be made. */
export async function openData(config: Config, make: boolean): Promise<OpenDatabase> {
  const folder = databaseFolder(config)
  if (!make && !config.url && !existsSync(path.join(folder, 'cluster'))) {
    throw new Refusal('not-found', 'not-initialised', { data: config.data })
  }
  const open = await openDatabase(config.url ? { url: config.url } : { folder })
  try {
    await migrate(open)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}

/** Everything outside that the program stands on, as the configuration says. */
export async function openWorld(
  config: Config,
  make: boolean,
  clock: () => Date = () => new Date(),
): Promise<OpenWorld> {
  const open = await openData(config, make)
  printWith(config.fonts)
  try {
    return await inTurn(open, 'keys', () => standOn(open, config, clock))
  } catch (error) {
    await open.close()
    throw error
  }
}

/** Keys that are not there yet are made: by one server after the other. */
async function standOn(open: OpenDatabase, config: Config, clock: () => Date): Promise<OpenWorld> {
  const { sealing, ready } = await openSealing(open.db, config.keyFile, config.cipher)
  const world: World = {
    open,
    sealing,
    files: openFiles(config.files, sealing),
    anchors: openAnchors(anchorsFolder(config), config.anchorKeyFile, { make: true }),
    backups: openBackups({ ...config, open, filesPlace: config.files }),
    exchange: await openExchange(config),
    clock,
    jobs: null,
    address: config.address,
    zone: config.zone,
    demo: await isDemo(open),
    log: consoleLog,
    scanner: openScanner(config.scan.mode, config.scan.place),
    addressOf: addressBehind(trusting(config.trustedProxies)),
  }
  return { world, keyReady: ready, close: () => open.close() }
}

async function isDemo({ db }: OpenDatabase): Promise<boolean> {
  const row = await db.selectFrom('setting').where('key', '=', 'demo').select('value').executeTakeFirst()
  return row?.value === true
}

/** The socket's address; behind a trusted proxy, the last address that the proxy itself saw. */
const addressBehind = (trusted: (address: string) => boolean) => (c: HonoContext) => {
  const socket = plain(getConnInfo(c).remote.address ?? '')
  if (!trusted(socket)) return socket
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
  return hops.findLast((hop) => hop && !trusted(hop)) ?? socket
}

const plain = (address: string) => address.replace(/^::ffff:/, '')

export type Holdings = { organizations: number; people: number; members: number }

/** How much there is. */
export async function holdingsOf({ pool }: OpenDatabase): Promise<Holdings> {
  const { rows } = await pool.query<Holdings>(
    `select (select count(*) from organization) as organizations, (select count(*) from person) as people,
      (select count(*) from person where membership in ('active', 'suspended')) as members`,
  )
  return rows[0] ?? { organizations: 0, people: 0, members: 0 }
}
