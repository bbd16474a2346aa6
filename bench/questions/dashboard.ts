import type { Ground } from '../ground.ts'
import { inTurn, type Measured } from '../measure.ts'

/** The dashboard of a node, against one plain count of the node's members; again with a feed's changes not yet folded. */
export async function dashboard(ground: Ground): Promise<Measured[]> {
  const calm = await ofEachPlace(ground, '')
  const changed = 15_000
  await ground.sql(
    `update person set education = case education when '21' then '14' else '21' end
     where id in (select id from person where membership = 'active' order by id limit ${changed})`,
  )
  const fresh = await ofEachPlace(ground, `, ${changed.toLocaleString('en')} changes not folded`)
  await ground.sql(`delete from figure_delta`)
  await ground.sql(
    `update person set education = case education when '21' then '14' else '21' end
     where id in (select id from person where membership = 'active' order by id limit ${changed})`,
  )
  await ground.sql(`delete from figure_delta`)
  return [...calm, ...fresh]
}

async function ofEachPlace({ places, get, sql }: Ground, when: string): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [name, place] of Object.entries(places)) {
    const ours = async () => (await get(`/api/dashboard?organizationId=${place.id}`)).json()
    const plain = () =>
      sql(
        `select count(*) from person where membership = 'active' and organization_path >= $1 and organization_path < $2`,
        [place.path, `${place.path}~`],
      )
    const { took, plain: counted } = await inTurn(15, ours, plain)
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
