/**
 * The server that the journeys visit: the demo institute in a folder of its own, removed afterwards; copied from the
 * folder that ZHIBU_JOURNEYS_INSTITUTE names, or made anew. Its clock goes ahead of the machine's by the milliseconds
 * in the file that ZHIBU_JOURNEYS_CLOCK names.
 */
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '#src/cli/run.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-journeys-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const { ZHIBU_JOURNEYS_INSTITUTE: institute } = process.env
if (institute) cpSync(institute, folder, { recursive: true })
const ahead = process.env.ZHIBU_JOURNEYS_CLOCK
const clock = () =>
  new Date(Date.now() + (ahead && existsSync(ahead) ? Number(readFileSync(ahead, 'utf8')) : 0))
// The whole institute is not written into the index meanwhile; whoever looks for something has it written.
const env = { ZHIBU_WITHOUT_JOBS: 'search.index' }
// Passkeys answer to the address that the platform knows of itself.
const port = String(await freePort())
const outside = { out: process.stdout, err: process.stderr, clock }
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

process.exitCode = await run(
  ['serve', '--demo', '--data', folder, '--port', port, '--json'],
  { ...env, ZHIBU_ADDRESS: `http://localhost:${port}` },
  outside,
)
process.exit()
