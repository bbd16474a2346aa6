import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refusal } from './errors.ts'

export type FolderLock = { release(): Promise<void> }

/**
 * Makes this process the only one that uses a folder, until it releases it or ends in whatever way: the lock is a
 * listening name, which the operating system frees with the process. Refuses `folder-in-use` with the other's pid.
 *
 * Windows: a named pipe. Linux: an abstract socket, and a socket file in the folder, since abstract names are not
 * seen across containers that share it. macOS: the socket file alone; one left behind by a killed process answers
 * nobody and is taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const real = realpathSync(folder)
  const servers: net.Server[] = []
  const release = async () => {
    for (const server of servers) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  try {
    for (const name of namesOf(real)) {
      const server = await hold(name, folder)
      if (server) servers.push(server)
    }
  } catch (error) {
    await release()
    throw error
  }
  return { release }
}

type Name = { address: string; file: boolean; needed: boolean }

function namesOf(folder: string): Name[] {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  if (process.platform === 'win32') {
    return [{ address: `\\\\.\\pipe\\zhibu-${key}`, file: false, needed: true }]
  }
  const inside = path.join(folder, 'in-use.sock')
  // A socket's path holds about 100 bytes.
  const address = Buffer.byteLength(inside) <= 100 ? inside : path.join(tmpdir(), `zhibu-${key}.sock`)
  if (process.platform !== 'linux') return [{ address, file: true, needed: true }]
  return [
    { address: `\0zhibu-${key}`, file: false, needed: true },
    { address, file: true, needed: false },
  ]
}

async function hold({ address, file, needed }: Name, folder: string): Promise<net.Server | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await listen(address)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
        // Some mounted file systems know no sockets; on Linux the abstract name still holds.
        if (!needed) return null
        throw error
      }
      const owner = await askOwner(address)
      const abandoned = file && owner === 'nobody' && attempt === 0
      if (!abandoned) throw new Refusal('conflict', 'folder-in-use', { folder, pid: owner })
      rmSync(address, { force: true })
    }
  }
}

function listen(address: string): Promise<net.Server> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.end(String(process.pid))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** The pid of who listens; '?' when it is there but too busy to answer; 'nobody' when the name is abandoned. */
function askOwner(address: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = net.connect(address)
    socket.setTimeout(2000, () => finish('?'))
    const finish = (owner: string) => {
      socket.destroy()
      resolve(owner)
    }
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('end', () => finish(answer || '?'))
    socket.on('error', () => finish('nobody'))
  })
}
