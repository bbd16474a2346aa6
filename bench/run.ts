/**
 * How fast it is: medians, with ratios to the plainest SQL on the same database in the same run.
 *   node --expose-gc bench/run.ts [list dashboard statistics export feed …]        embedded, 14,900 members
 *   node --expose-gc bench/run.ts --postgres [--members 1000000] [name …]          on a PostgreSQL started for it
 *   node --expose-gc bench/run.ts --url postgres://… [name …]                      on one that may be filled already
 * Prints Markdown; bench/RESULTS.md keeps what was measured last.
 */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type Engine, filledGround, type Ground } from './ground.ts'
import { type Measured, tableOf } from './measure.ts'
import { dashboard } from './questions/dashboard.ts'
import { exporting } from './questions/export.ts'
import { feeds } from './questions/feeds.ts'
import { lists } from './questions/lists.ts'
import { statistics } from './questions/statistics.ts'

const questions: Record<string, (ground: Ground) => Promise<Measured[]>> = {
  list: lists,
  dashboard,
  statistics,
  export: exporting,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { postgres: { type: 'boolean' }, members: { type: 'string' }, url: { type: 'string' } },
})
const engine: Engine = values.postgres || values.url ? 'postgres' : 'embedded'
const members = Number(values.members ?? (engine === 'postgres' ? 1_000_000 : 14_900))
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)

const measured: Measured[] = []
const add = (more: Measured[]) => {
  measured.push(...more)
  console.error(tableOf(more).split('\n').slice(2).join('\n'))
}

const asked = Object.entries(questions).filter(([name]) => wanted(name))
if (asked.length > 0) {
  const { loadedIn, ...ground } = await filledGround(engine, members, values.url)
  try {
    const [held] = await ground.sql<{ people: number }>('select count(*) as people from person')
    const note = `${held?.people.toLocaleString('en')} people with their history`
    add(
      loadedIn === null
        ? []
        : [
            {
              name: 'loading the demo institute',
              took: loadedIn,
              plain: null,
              limit: members > 100_000 ? '' : '< 20 s',
              note,
            },
          ],
    )
    for (const [, ask] of asked) add(await ask(ground))
  } finally {
    await ground.close()
  }
}
if (wanted('feed') && members <= 14_900) add(await feeds(engine))

const [cpu] = cpus()
const load = loadavg()[0]?.toFixed(1)
const memory = Math.round(totalmem() / 2 ** 30)
console.log(`\n${engine}, ${members.toLocaleString('en')} members · ${new Date().toISOString().slice(0, 10)} ·
${cpu?.model.trim()}, ${availableParallelism()} processors, ${memory} GB, load ${load} · Node ${process.version}\n`)
console.log(tableOf(measured))
