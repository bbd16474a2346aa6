/** The server that the journeys visit: the demo institute in a folder of its own, removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '#src/cli/run.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-journeys-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.exitCode = await run(['serve', '--demo', '--data', folder, '--port', '0', '--json'], {})
process.exit()
