/**
 * The dues roll of the whole institute: made for a month that has none, made again, made after half of the bases changed;
 * beside the plainest statement that reads the members and writes a row each.
 *   node bench/dues.ts               embedded, 14,900 members
 *   node bench/dues.ts --postgres    on a PostgreSQL started for it
 */
import { everywhere } from '#basics/reach.ts'
import { makeRoll } from '#features/dues/roll/making/actions.ts'
import { act, systemActor } from '#platform/world.ts'
import { filledGround } from './ground.ts'
import { type Measured, once, tableOf } from './measure.ts'

const members = 14_900
const engine = process.argv.includes('--postgres') ? 'postgres' : 'embedded'
const ground = await filledGround(engine, members)
const month = '2026-12'

const roll = () =>
  act(ground.world, { actor: systemActor('测试'), reach: everywhere }, (ctx) =>
    makeRoll(ctx, month, { path: '' }, '核算'),
  )
const plainly = () =>
  ground.sql(
    `create table plain_charge as select id, organization_id, 1 as fen from person where membership = 'active'`,
  )

const measured: Measured[] = []
const note = (counts: Awaited<ReturnType<typeof roll>>) =>
  `${counts.made} made, ${counts.corrected} corrected, ${counts.same} the same`
async function measure(name: string, limit: string, plain: number | null): Promise<void> {
  let told = ''
  const took = await once(async () => {
    told = note(await roll())
  })
  measured.push({ name, took, plain, limit, note: told })
}

try {
  const plain = await once(plainly)
  await measure('dues: the roll of a month, the whole institute', '≤ 3 s', plain)
  await measure('dues: the same again', '≤ 3 s', null)
  await ground.sql(
    `update dues_base set fen = fen + 100000 where state = 'stated' and fen is not null and person_id % 2 = 0`,
  )
  await ground.sql(`update dues_charge set base_id = null where month = $1 and person_id % 2 = 0`, [month])
  await measure('dues: after half of the bases changed', '≤ 3 s', null)
  if (ground.loadedIn)
    measured.push({ name: 'loading the demo institute', took: ground.loadedIn, plain: null, limit: '< 20 s' })
  console.log(tableOf(measured))
} finally {
  await ground.close()
}
