/**
 * The nightly look at everything that may be due or missing: every rule that comes with the platform over the whole
 * institute, the first time (everything opens, everybody is reminded) and again (nothing changes); beside reading
 * every person once.
 *   node bench/alerts.ts               embedded, 14,900 members
 *   node bench/alerts.ts --postgres [--members 1000000]    on a PostgreSQL started for it
 *   node bench/alerts.ts --url postgres://… --members 1000000    on one that may be filled already
 */
import { parseArgs } from 'node:util'

import { everywhere } from '#basics/reach.ts'
import { evaluate } from '#features/alerts/evaluation/actions.ts'
import { measureKeys } from '#features/alerts/measures/rules.ts'
import { act, systemActor } from '#platform/world.ts'
import { filledGround } from './ground.ts'
import { type Measured, once, tableOf } from './measure.ts'

const { values } = parseArgs({
  options: { postgres: { type: 'boolean' }, members: { type: 'string' }, url: { type: 'string' } },
})
const members = Number(values.members ?? 14_900)
const engine = values.postgres || values.url ? 'postgres' : 'embedded'
const ground = await filledGround(engine, members, values.url)
const limit = members > 14_900 ? '≤ 3 min' : '≤ 5 s'

/** Each measure in a transaction of its own, as the job of the night does. */
async function night(): Promise<string> {
  const sum = { found: 0, opened: 0, closed: 0, reminded: 0 }
  const slowest = { measure: '', took: 0 }
  for (const measure of measureKeys) {
    const took = await once(async () => {
      const one = await act(ground.world, { actor: systemActor('测试'), reach: everywhere }, (ctx) =>
        evaluate(ctx, measure),
      )
      for (const what of Object.keys(sum) as (keyof typeof sum)[]) sum[what] += one[what]
    })
    if (took > slowest.took) Object.assign(slowest, { measure, took })
  }
  const { found, opened, closed, reminded } = sum
  return `${found} found, ${opened} opened, ${closed} closed, ${reminded} reminded; slowest: ${slowest.measure}`
}
const plainly = () => ground.sql('select count(*), max(name), max(joined_on), max(birth_date) from person')

const measured: Measured[] = []
async function measure(name: string, plain: number | null): Promise<void> {
  let note = ''
  const took = await once(async () => {
    note = await night()
  })
  measured.push({ name, took, plain, limit, note })
}

try {
  await measure('alerts: the first night, all rules', await once(plainly))
  await measure('alerts: the next night, nothing changed', null)
  if (ground.loadedIn)
    measured.push({ name: 'loading the demo institute', took: ground.loadedIn, plain: null, limit: '< 20 s' })
  console.log(tableOf(measured))
} finally {
  await ground.close()
}
