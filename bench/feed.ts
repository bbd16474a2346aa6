/**
 * How long a feed takes: the first one into an empty register, the same again, one with 1 % changed; as CSV and XLSX.
 *   node bench/feed.ts [people=14900] [folder]
 * Without a folder the embedded database is in memory; with one it is on disk and really flushes.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { takeFeed } from '#features/master-data/intake/actions.ts'
import { personColumns, unitColumns } from '#features/master-data/sheets/rules.ts'
import { openDatabase } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { consoleLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { createSealing } from '#platform/sealing.ts'
import { writeSheet } from '#platform/sheets.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { type Cells, changed, csvFiles, type Institute, instituteOf } from './feed/rows.ts'

const people = Number(process.argv[2] ?? 14_900)
const folder = process.argv[3] ?? mkdtempSync(path.join(tmpdir(), 'zhibu-bench-'))
const url = process.env.DATABASE_URL
const open = await openDatabase(url ? { url } : { folder: path.join(folder, 'database') })
await migrate(open)
const sealing = createSealing(randomBytes(32))
const world: World = {
  open,
  sealing,
  files: openFiles(path.join(folder, 'files'), sealing),
  clock: () => new Date('2026-11-24T08:00:00Z'),
  jobs: null,
  address: 'http://zhibu.test',
  zone: 'intranet',
  demo: false,
  log: consoleLog,
  addressOf: () => 'local',
}

const xlsxOf = async (columns: Record<string, { title: string }>, rows: Cells[]) => {
  const titles = Object.values(columns).map(({ title }) => title)
  const layout = { name: '主数据', columns: titles.map((title) => ({ title, kind: 'text' as const })) }
  const stream = writeSheet(
    layout,
    rows.map((row) => titles.map((title) => row[title] ?? '')),
  )
  return Buffer.concat(await Array.fromAsync(stream))
}
const xlsxFiles = async ({ units, people: rows }: Institute) => [
  { name: 'organizations.xlsx', bytes: await xlsxOf(unitColumns, units) },
  { name: 'people.xlsx', bytes: await xlsxOf(personColumns, rows) },
]

async function measure(title: string, files: Parameters<typeof takeFeed>[1], dryRun = false) {
  const stages: string[] = []
  let [stage, since, at] = ['', performance.now(), process.cpuUsage()]
  const began = since
  const cpu = process.cpuUsage()
  const onProgress = (next: string) => {
    if (next === stage) return
    const used = process.cpuUsage(at)
    if (stage)
      stages.push(
        `${stage} ${((performance.now() - since) / 1000).toFixed(2)}/${((used.user + used.system) / 1e6).toFixed(2)}`,
      )
    ;[stage, since, at] = [next, performance.now(), process.cpuUsage()]
  }
  const answer = await open.withoutLimit(() =>
    takeFeed(systemWorld(world, 'bench'), files, { mode: 'full', origin: 'command', dryRun, onProgress }),
  )
  onProgress('')
  const { organizations, people: counts, differences, nothingNew } = answer
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${title}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of CPU  (${stages.join(', ')})`,
  )
  console.log(`   ${JSON.stringify({ organizations, people: counts, differences, nothingNew })}`)
  if (answer.quarantine.length > 0) console.log(answer.quarantine.slice(0, 5))
  console.log(`   memory ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`)
}

const institute = instituteOf(people)
const next = changed(institute)
await measure('dry run of the first feed', csvFiles(institute), true)
await measure('first feed, CSV', csvFiles(institute))
await measure('the same again', csvFiles(institute))
await measure('the same again, XLSX', await xlsxFiles(institute))
await measure('1 % changed', csvFiles(next))
await measure('1 % changed again', csvFiles(next))
await open.close()
if (!process.argv[3]) rmSync(folder, { recursive: true })
