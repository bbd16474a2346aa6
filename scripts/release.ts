/**
 * Keeps a small demo database of a release: whatever comes later must bring it up to date with all it holds. Run it once
 * on the commit that is released, and commit what it writes to database/releases.
 *   node scripts/release.ts
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { recoverAccount } from '#features/accounts/administration/actions.ts'
import { writeBackup } from '#platform/backup/writing.ts'
import { readConfig } from '#platform/config.ts'
import { readRing, textOfRing } from '#platform/key-ring.ts'
import { systemWorld } from '#platform/world.ts'
import { openWorld } from '#src/cli/world.ts'
import { loadDemo } from '#src/demo/load.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
const releases = path.join(home, 'database', 'releases')
const file = path.join(releases, `${version}.tar`)
/** The people are invented and the key is of this one database: what opens it may lie beside it. */
const [passphrase, username] = ['zhibu', 'zhenggong']
const [members, most] = [200, 3_000_000]

const data = mkdtempSync(path.join(tmpdir(), 'zhibu-release-'))
try {
  const config = readConfig({ ZHIBU_DATA: data })
  const { world, close } = await openWorld(config, true)
  await loadDemo(world, { members, arrivals: false })
  const password = await recoverAccount(systemWorld(world, '命令行'), username, false)
  const ring = readRing(config.keyFile)
  if (!ring) throw new Error('the key is missing')
  mkdirSync(releases, { recursive: true })
  const { tables, madeAt } = await writeBackup(world.open, {
    file,
    // Rows are what later migrations change; the stored files stay as they are, and are most of the weight.
    filesPlace: path.join(data, 'none'),
    key: { secret: Buffer.from(textOfRing(ring)), passphrase },
    now: new Date(),
  })
  await close()
  const rows = Object.fromEntries(tables.filter((one) => one.rows > 0).map((one) => [one.name, one.rows]))
  writeFileSync(
    path.join(releases, `${version}.json`),
    `${JSON.stringify({ version, madeAt, passphrase, username, password, rows }, null, 2)}\n`,
  )
  const { size } = statSync(file)
  console.log(
    `${path.basename(file)}: ${(size / 1e6).toFixed(2)} MB, ${Object.keys(rows).length} tables with rows`,
  )
  if (size > most) throw new Error(`larger than ${most / 1e6} MB: leave more out of the demo`)
} finally {
  rmSync(data, { recursive: true, force: true })
}
