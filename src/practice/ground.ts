import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Hono } from 'hono'
import { everywhere } from '#basics/reach.ts'
import { plantTop } from '#features/practices/planting/actions.ts'
import { isAnyOpen } from '#features/practices/queries.ts'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { openFiles } from '#platform/files.ts'
import { keepInside } from '#platform/messaging/lines.ts'
import { migrate } from '#platform/migrate.ts'
import { act, systemActor, type World } from '#platform/world.ts'

/** The practice world as it stands: the same program on a database of its own. */
export type Standing = { app: Hono; world: World; close(): Promise<void> }

/** How the program is made of a world; given, since it is put together at the root. */
export type Making = {
  createApp(world: World): Hono
  startWork(world: World, poll: boolean): Promise<World>
}

/**
 * Everything of the institute's world that the practice world may share: the key, the clock and the log. Its database,
 * files and lines are its own, and the lines lead nowhere.
 */
export async function openGround(
  house: World,
  { createApp, startWork }: Making,
  place: { folder: string; openDatabase(): Promise<OpenDatabase> },
): Promise<Standing> {
  const open = await place.openDatabase()
  try {
    keepInside(open, house.clock)
    const bare: World = {
      ...house,
      open,
      files: openFiles(path.join(place.folder, 'files'), house.sealing),
      anchors: null,
      exchange: null,
      jobs: null,
      address: `${house.address}/practice`,
      demo: false,
      practice: true,
      probe: async () => ({ outcome: 'unreached', reason: '演练环境不访问外部网络' }),
    }
    // What comes by the clock does not come here: a beginner is not reminded of what he has not done.
    const world = await startWork(bare, false)
    await act(world, { actor: systemActor('演练环境'), reach: everywhere }, plantTop)
    const close = async () => {
      await world.jobs?.stop()
      const used = await isAnyOpen(open.db).catch(() => true)
      await open.close()
      // When nobody practises any more, nothing of it stays.
      if (!used) rmSync(place.folder, { recursive: true, force: true })
    }
    return { app: createApp(world), world, close }
  } catch (error) {
    await open.close()
    throw error
  }
}

/**
 * The database in a folder, brought up to date. One that cannot be opened any more is thrown away: nothing in it counts.
 * @throws Refusal practice-elsewhere
 */
export async function openPracticeDatabase(folder: string): Promise<OpenDatabase> {
  try {
    return await opened(folder)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'folder-in-use')
      throw new Refusal('conflict', 'practice-elsewhere')
    rmSync(folder, { recursive: true, force: true })
    return opened(folder)
  }
}

async function opened(folder: string): Promise<OpenDatabase> {
  const open = await openDatabase({ folder: path.join(folder, 'database') })
  try {
    await migrate(open)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}
