/** A population of any size, made inside the database: the same numbers every time. */

import { pathPiece } from '#features/organizations/rules.ts'
import type { OpenDatabase } from '#platform/database.ts'

type Unit = { id: number; code: string; kind: string; parent: number | null; path: string }

/** 22 committees and 632 branches for 14,900 members, in proportion for more. */
function units(members: number): Unit[] {
  const scale = members / 14_900
  const committees = Math.max(1, Math.round(22 * scale))
  const branches = Math.max(1, Math.round(632 * scale))
  const root: Unit = { id: 1, code: 'root', kind: 'committee', parent: null, path: pathPiece(1) }
  const list = [root]
  for (let index = 0; index < committees; index++) {
    const id = 2 + index
    list.push({ id, code: `c${id}`, kind: 'committee', parent: 1, path: root.path + pathPiece(id) })
  }
  for (let index = 0; index < branches; index++) {
    const id = 2 + committees + index
    const above = list[1 + (index % committees)] as Unit
    list.push({ id, code: `b${id}`, kind: 'branch', parent: above.id, path: above.path + pathPiece(id) })
  }
  return list
}

/** Fills an empty database; answers the ids of the root and of one branch. */
export async function populate(
  open: OpenDatabase,
  members: number,
): Promise<{ root: number; committee: number; branch: number }> {
  const list = units(members)
  const branches = list.filter(({ kind }) => kind === 'branch')
  const first = branches[0]?.id ?? 1
  const run = (text: string, values: unknown[] = []) => open.withoutLimit(() => open.pool.query(text, values))
  await run(
    `insert into organization (id, code, name, kind, parent_id, path, term_years) overriding system value
     select id, code, '组织' || code, kind, parent, path, 3
     from json_to_recordset($1::json) as row (id int, code text, kind text, parent int, path text)`,
    [JSON.stringify(list)],
  )
  await run(
    `insert into organization_state (organization_id, from_on, name, kind, parent_id, path)
     select id, '0001-01-01', name, kind, parent_id, path from organization`,
  )
  await run(
    `insert into term (organization_id, from_on, years, ends_on)
     select id, date '2022-01-01' + id % 1700, 3, (date '2022-01-01' + id % 1700 + interval '3 years')::date from organization`,
  )
  const everybody = Math.round(members * 1.1)
  await run(
    `insert into person (employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date, joined_on,
       became_full_on, organization_id, organization_path, political_status, membership, employment, education, degree, occupation)
     select 'E' || i, '甲' || i, 'jia', 'j', case when h % 10 < 3 then 'female' else 'male' end,
       case when h % 13 = 0 then lpad((2 + h % 55)::text, 2, '0') else '01' end,
       date '1940-01-01' + (h % 24000)::int,
       joined.day, joined.day + 365, ${first} + i % ${branches.length}, path.path, status.name,
       case when i <= ${members} then 'active' else 'none' end, case when h % 5 = 0 then 'retired' else 'employed' end,
       (array['11','14','21','21','21','31','61','71'])[1 + h % 8], case when h % 3 = 0 then '4' end,
       case when h % 5 = 0 then 'retired' else (array['worker','professional','professional','manager'])[1 + h % 4] end
     from generate_series(1, ${everybody}) i,
       lateral (select (i::bigint * 2654435761 % 4294967296)::bigint as h) hash,
       lateral (select date '1960-01-01' + (h / 7 % 24000)::int as day) joined,
       lateral (select case when i > ${members} then 'applicant' when joined.day > date '2025-11-01' then 'probationaryMember' else 'fullMember' end as name) status,
       lateral (select path from organization where id = ${first} + i % ${branches.length}) path`,
  )
  await run(
    `insert into standing (person_id, from_on, until_on, organization_id, political_status, membership, employment, education, degree, occupation, began_by)
     select person.id, period.from_on, period.until_on, period.place, period.status, period.membership, employment, education, degree, occupation, period.act
     from person, lateral (
       select joined_on as from_on, least(joined_on + 365, date '2026-11-25') as until_on, organization_id as place, 'probationaryMember' as status, 'active' as membership, 'admitted' as act
         where membership = 'active' and joined_on < '2026-11-24'
       union all
       select joined_on + 365, case when id % 10 = 0 then greatest(joined_on + 366, date '2026-03-01' + id % 200) end, organization_id, 'fullMember', 'active', 'confirmed'
         where membership = 'active' and joined_on + 365 < '2026-11-24'
       union all
       select greatest(joined_on + 366, date '2026-03-01' + id % 200), null, ${first} + (organization_id - ${first} + 1) % ${branches.length}, 'fullMember',
         case when id % 70 = 0 then 'ended' else 'active' end, case when id % 70 = 0 then 'died' else 'moved' end
         where membership = 'active' and id % 10 = 0 and joined_on + 365 < '2026-11-24'
       union all
       select date '2024-01-01', null, organization_id, 'applicant', 'none', 'recorded' where membership = 'none'
     ) period`,
  )
  await run(
    `insert into training (person_id, course, organizer, from_on, until_on, hours)
     select id, '集中轮训', '党校', date '2026-04-01' + id % 90, date '2026-04-03' + id % 90, 8 + id % 40 from person where membership = 'active' and id % 3 > 0`,
  )
  await run(
    `insert into honour (person_id, title, level, awarded_on, awarded_by)
     select id, (array['优秀共产党员','优秀党务工作者'])[1 + id % 2], '本单位', date '2026-06-28', '党委' from person where membership = 'active' and id % 50 = 0`,
  )
  return { root: 1, committee: 2, branch: first }
}
