import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { newKeyPair } from './backup/age.ts'
import { doApart } from './backup/apart.ts'
import { holdFiles } from './backup/held-files.ts'
import { type Drilled, type Failure, failureOf, type Made, type Task } from './backup/task.ts'
import type { KeyFile } from './backup/writing.ts'
import type { Config } from './config.ts'
import type { OpenDatabase } from './database.ts'
import type { FilesPlace } from './files/shelf.ts'

export type Room = {
  /** Null when the folder cannot be looked at. */
  freeBytes: number | null
  /** On the disk on which the data lies: lost together with it. */
  sameDisk: boolean
}

type Wanted = {
  folder: string
  /** The name of the file in it. */
  name: string
  recipients: readonly string[]
  /** About how much room it needs; null when nothing is known of it. */
  expected: number | null
  now: Date
  /** Tried at once: an encrypted one can be opened again only now, with a key that is forgotten after it. */
  drill: boolean
  /** A sign of life twice a minute while it works; one that fails is left out. */
  alive?: (progress: string) => Promise<void>
}

export type Outcome = {
  /** The file's name in the folder. */
  name: string
  made: Made | null
  drilled: Drilled | null
  /** Why there is no backup; or why the drill could not be held. */
  failure: Failure | null
}

/** Backups as the running platform makes them of itself. */
export type Backups = {
  /** Where they go when nobody says otherwise. */
  readonly usualFolder: string
  roomIn(folder: string): Promise<Room>
  /** Never throws: what went wrong is part of the answer. */
  make(wanted: Wanted): Promise<Outcome>
  isThere(folder: string, name: string): boolean
  remove(folder: string, name: string): void
}

export const sealingKeyName = 'sealing.key'
export const anchorKeyName = 'anchor.key'

/** The keys that go into an encrypted backup. */
export const keyFilesOf = ({
  keyFile,
  anchorKeyFile,
}: Pick<Config, 'keyFile' | 'anchorKeyFile'>): KeyFile[] => [
  { name: sealingKeyName, file: keyFile },
  { name: anchorKeyName, file: anchorKeyFile },
]

type Ground = Pick<Config, 'data' | 'url' | 'keyFile' | 'anchorKeyFile'> & {
  open: OpenDatabase
  filesPlace: FilesPlace
  doTask?: typeof doApart
}

/** Below this a backup is not begun: what people do needs the room more. M: a parameter. */
const leastFree = 1024 ** 3

export function openBackups(ground: Ground): Backups {
  const roomIn = (folder: string) => roomOf(folder, ground.data)
  return {
    usualFolder: path.join(ground.data, 'backups'),
    roomIn,
    isThere: (folder, name) => existsSync(path.join(folder, name)),
    remove: (folder, name) => rmSync(path.join(folder, name), { force: true }),
    async make(wanted) {
      const pulse = startPulse(wanted.alive)
      const nothing = { name: wanted.name, made: null, drilled: null }
      try {
        mkdirSync(wanted.folder, { recursive: true, mode: 0o700 })
        sweepDrafts(wanted.folder)
        const { freeBytes } = await roomIn(wanted.folder)
        if (freeBytes !== null && freeBytes < leastFree + (wanted.expected ?? 0))
          return { ...nothing, failure: { code: 'no-room' } }
        return { ...nothing, ...(await makeAndTry(ground, wanted, pulse.tell)) }
      } catch (error) {
        return { ...nothing, failure: failureOf(error) }
      } finally {
        pulse.stop()
      }
    },
  }
}

type Tell = (what: string) => void

async function makeAndTry(ground: Ground, wanted: Wanted, tell: Tell): Promise<Omit<Outcome, 'name'>> {
  const { doTask = doApart, keyFile } = ground
  const file = path.join(wanted.folder, wanted.name)
  const trial = wanted.drill && wanted.recipients.length > 0 ? await newKeyPair() : null
  const recipients = [...wanted.recipients, ...(trial ? [trial.recipient] : [])]
  const answer = await write(ground, { ...wanted, recipients, file }, tell)
  if (answer.kind !== 'made') return { made: null, drilled: null, failure: failureIn(answer) }
  const { made } = answer
  if (!wanted.drill) return { made, drilled: null, failure: null }
  const tried = await doTask(
    { kind: 'drill', file, identities: trial ? [trial.identity] : [], keyFile },
    tell,
  )
  return tried.kind === 'drilled'
    ? { made, drilled: tried.drilled, failure: null }
    : { made, drilled: null, failure: failureIn(tried) }
}

/** Says from time to time that it works, and how far it is. */
function startPulse(alive: Wanted['alive']) {
  let progress = ''
  const timer = setInterval(() => void alive?.(progress).catch(() => {}), 30_000).unref()
  return {
    tell: (what: string) => {
      progress = what
    },
    stop: () => clearInterval(timer),
  }
}

const failureIn = (answer: Awaited<ReturnType<typeof doApart>>): Failure =>
  answer.kind === 'failed' ? answer.why : { code: 'fault' }

/** Holds the files before and after the moment of the rows, so that none that they name can be missing. */
async function write(ground: Ground, wanted: Wanted & { file: string }, tell: Tell) {
  const { open, url, data, filesPlace, doTask = doApart } = ground
  const { file, recipients, now } = wanted
  const held = await holdFiles(filesPlace)
  const task = (from: Extract<Task, { kind: 'backup' }>['from'], at: FilesPlace | null): Task => ({
    kind: 'backup',
    file,
    from,
    filesPlace: at ?? filesPlace,
    filesAreHeld: at !== null,
    holdIn: held.folder,
    recipients,
    keyFiles: keyFilesOf(ground),
    now: now.toISOString(),
  })
  if (url) return doTask(task({ url }, null), tell).finally(held.letGo)
  sweepCopies(data)
  const copy = mkdtempSync(path.join(data, copyPrefix))
  try {
    await held.hold()
    await asOfNow(open, copy, (await roomOf(data, data)).freeBytes)
    await held.hold()
    return await doTask(task({ folder: copy }, held.place), tell)
  } finally {
    await held.letGo()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Beside the data: unencrypted as that is, and where the disk can, without a second use of its room. */
const copyPrefix = 'backup-copy-'

/** The embedded database between two transactions: who works waits while its files are copied. */
async function asOfNow(open: OpenDatabase, folder: string, freeBytes: number | null): Promise<void> {
  const client = await open.pool.connect()
  try {
    const { rows } = await client.query<{ bytes: string }>(
      'select sum(pg_database_size(oid)) as bytes from pg_database',
    )
    if (freeBytes !== null && freeBytes < leastFree + Number(rows[0]?.bytes))
      throw Object.assign(new Error('no room for the copy'), { code: 'no-room' })
    await open.copyTo(folder)
  } finally {
    client.release()
  }
}

function sweepCopies(data: string): void {
  for (const name of readdirSync(data))
    if (name.startsWith(copyPrefix)) rmSync(path.join(data, name), { recursive: true, force: true })
}

/** What a backup left behind that was killed. One is made at a time. */
function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^zhibu-[\w-]+\.(?:tar|age)\.draft$/.test(name)) rmSync(path.join(folder, name), { force: true })
}

async function roomOf(folder: string, data: string): Promise<Room> {
  try {
    const there = nearestThere(folder)
    const { bavail, bsize } = await statfs(there)
    return { freeBytes: bavail * bsize, sameDisk: statSync(there).dev === statSync(data).dev }
  } catch {
    return { freeBytes: null, sameDisk: false }
  }
}

/** The folder itself or, before it is made, the one that it will be made in. */
function nearestThere(folder: string): string {
  const above = path.dirname(folder)
  return existsSync(folder) || above === folder ? folder : nearestThere(above)
}
