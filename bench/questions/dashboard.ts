import { everywhere } from '#basics/reach.ts'
import { foldFigures, recountFigures } from '#features/people/figures/queries.ts'
import { act, look, systemActor } from '#platform/world.ts'
import type { Ground } from '../ground.ts'
import { inTurn, type Measured, once } from '../measure.ts'

const changes = 15_000
const who = { actor: systemActor('bench'), reach: everywhere }

/**
 * The dashboard of a node, against one plain count of the node's members; the same while thousands of changes wait to
 * be folded; the folding itself; and the recount that compares everything with the register.
 */
export async function dashboard(ground: Ground): Promise<Measured[]> {
  const calm = await ofEachPlace(ground, '')
  await change(ground)
  const fresh = await ofEachPlace(ground, `, ${changes.toLocaleString('en')} changes not folded`)
  const folding = await once(() => act(ground.world, who, foldFigures))
  await change(ground)
  await act(ground.world, who, foldFigures)

  let faults = 0
  const recounting = await once(async () => {
    faults = (await look(ground.world, who, recountFigures)).length
  })
  const one = (name: string, took: number, note = ''): Measured => ({
    name,
    took,
    plain: null,
    limit: '',
    note,
  })
  return [
    ...calm,
    ...fresh,
    one(`figures: folding ${(2 * changes).toLocaleString('en')} deltas`, folding),
    one('figures: recount and compare', recounting, `${faults} differences`),
  ]
}

/** Turns one education into another and back: every member of these leaves two deltas. */
const change = ({ sql }: Ground) =>
  sql(
    `update person set education = case education when '21' then '14' when '14' then '21' else education end
     where id in (select id from person where membership = 'active' and education in ('14', '21') order by id limit ${changes})`,
  )

async function ofEachPlace({ places, get, sql }: Ground, when: string): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [name, place] of Object.entries(places)) {
    const ours = async () => (await get(`/api/dashboard?organizationId=${place.id}`)).json()
    const plain = () =>
      sql(
        `select count(*) from person where membership = 'active' and organization_path >= $1 and organization_path < $2`,
        [place.path, `${place.path}~`],
      )
    const { took, plain: counted } = await inTurn(when ? 3 : 15, ours, plain)
    const note = `${place.members.toLocaleString('en')} members`
    measured.push({
      name: `dashboard: ${name}${when}`,
      took,
      plain: counted,
      limit: when ? '' : '≤ 50 ms',
      note,
    })
  }
  return measured
}
