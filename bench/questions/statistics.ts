import type { Ground } from '../ground.ts'
import { inTurn, type Measured } from '../measure.ts'

const today = '2026-11-24'

/** The whole set of statistics with its checks, against one plain count over the dated standings. */
export async function statistics({ places, members, get, sql }: Ground): Promise<Measured[]> {
  const large = members > 100_000
  const limits = { top: large ? '≤ 20 s' : '≤ 1 s', committee: '', branch: large ? '' : '≤ 100 ms' }
  const measured: Measured[] = []
  for (const [name, place] of Object.entries(places)) {
    const ours = async () =>
      (await get(`/api/statistics/report?organizationId=${place.id}&asOf=${today}`)).json()
    const plain = () =>
      sql(
        `select count(*) from standing join organization on organization.id = standing.organization_id
         where standing.membership = 'active' and from_on <= $1 and (until_on is null or until_on > $1)
           and path >= $2 and path < $3`,
        [today, place.path, `${place.path}~`],
      )
    const times = large && name === 'top' ? 3 : 9
    const note = `${place.members.toLocaleString('en')} members`
    const limit = limits[name as keyof typeof limits]
    measured.push({
      name: `statistics, whole set: ${name}`,
      limit,
      note,
      ...(await inTurn(times, ours, plain)),
    })
  }
  return measured
}
