import { bornAtLatest } from '#basics/days.ts'
import type { Ground } from '../ground.ts'
import { inTurn, type Measured } from '../measure.ts'

/** The member list's page, narrowed by subtree, part of a name and age, against the two plainest statements. */
export async function lists(ground: Ground): Promise<Measured[]> {
  const { places, members } = ground
  const limit = members > 100_000 ? '≤ 100 ms' : '≤ 1.5 × plain + 10 ms'
  const asked = [
    ['list: top, name part, ages 31–45', places.top, '伟'],
    ['list: top, initials, ages 31–45', places.top, 'zw'],
    ['list: committee, name part, ages 31–45', places.committee, '伟'],
    ['list: top, nothing narrowed', places.top, null],
    ['list: branch, nothing narrowed', places.branch, null],
  ] as const
  const measured: Measured[] = []
  for (const [name, place, text] of asked) {
    const narrowed = text ? `&text=${encodeURIComponent(text)}&ageFrom=31&ageTo=45` : ''
    const ours = async () =>
      (await ground.get(`/api/people?organizationId=${place.id}&size=20${narrowed}`)).json()
    measured.push({ name, limit, ...(await inTurn(15, ours, () => plain(ground, place.path, text))) })
  }
  return measured
}

/** What anybody would write by hand: how many, and twenty of them with the names of their places. */
async function plain({ sql }: Ground, path: string, text: string | null): Promise<void> {
  const today = '2026-11-24'
  const named =
    text && /[a-z]/.test(text) ? 'starts_with(person.name_initials, $3)' : 'strpos(person.name, $3) > 0'
  const where = `membership = 'active' and organization_path >= $1 and organization_path < $2
    ${text ? `and ${named} and birth_date <= $4 and birth_date > $5` : ''}`
  const values = [path, `${path}~`, ...(text ? [text, bornAtLatest(today, 31), bornAtLatest(today, 46)] : [])]
  await sql(`select count(*) from person where ${where}`, values)
  await sql(
    `select person.*, own.name as own, above.name as above from person
     left join organization own on own.id = person.organization_id left join organization above on above.id = own.parent_id
     where ${where} order by organization_path, employee_no limit 20`,
    values,
  )
}
