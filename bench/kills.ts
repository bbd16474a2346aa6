/**
 * The server is killed (`kill -9`) at random moments in the middle of mixed work: documents with numbers and files, affairs
 * with messages, honours, sign-ins of a whole branch at once. Whoever was not answered sends the same again. At the end
 * nothing that was acknowledged may be lost, nothing there twice, the trail whole.
 *   node bench/kills.ts [--kills 200] [--engine embedded|postgres] [--minutes 60]
 * The PostgreSQL is a real one, started for this run, and goes on while the server beside it is killed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '#platform/real-postgres.ts'
import { deedsIn } from '#src/kills/load.ts'
import { killed } from '#src/kills/run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'embedded' },
    minutes: { type: 'string', default: '60' },
  },
})
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-kills-'))
const server = values.engine === 'postgres' ? await startPostgres() : null
const began = performance.now()
try {
  const { findings, told } = await killed(
    { folder, url: server?.url ?? null },
    Number(values.kills),
    (round, ledger) => {
      if (round % 10 === 0) console.log(`${round} kills, ${deedsIn(ledger)} deeds acknowledged`)
      return performance.now() - began > Number(values.minutes) * 60_000 ? 'enough' : null
    },
  )
  const seconds = (performance.now() - began) / 1000
  console.log(`${values.engine}: ${told}; ${seconds.toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`)
  console.log(findings.length ? findings.join('\n') : 'nothing lost, nothing twice, the trail whole')
  process.exitCode = findings.length ? 1 : 0
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
