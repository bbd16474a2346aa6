import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { secretaryOf } from './secretary.ts'

type Given = {
  kind: string
  title: string
  detail: string
  source: string | null
  ago: number
  days: number
  done: number
  words: string
}

/** What the committees gave to their branches (no source), and what branches took up: `done` of a hundred are done. */
const given: Given[] = [
  {
    kind: 'task',
    title: '报送年度理论学习计划',
    detail: '结合业务工作确定学习专题，写明时间、形式和主讲人。',
    source: null,
    ago: 260,
    days: 21,
    done: 100,
    words: '学习计划已经支委会讨论通过并公布。',
  },
  {
    kind: 'task',
    title: '开展安全生产专题学习并形成讨论意见',
    detail: '联系本单位近年的安全案例讨论，意见一页以内。',
    source: null,
    ago: 24,
    days: 30,
    done: 55,
    words: '结合岗位案例学习讨论，提出改进意见 3 条。',
  },
  {
    kind: 'rectification',
    title: '党小组会记录过于简单',
    detail: '记录要写明议题、发言要点和形成的意见。',
    source: '院党委督导反馈',
    ago: 75,
    days: 60,
    done: 92,
    words: '已组织记录人学习示例，之后三个月的记录逐次核对。',
  },
  {
    kind: 'other',
    title: '走访慰问离退休和生活困难党员',
    detail: '',
    source: '支部自行安排',
    ago: 50,
    days: 70,
    done: 60,
    words: '已走访，了解的困难逐项登记并转有关部门。',
  },
]

const rowsOf = (today: Day) =>
  given.map((one, at) => {
    const openedOn = addDays(today, -one.ago)
    return { ...one, at, openedOn, dueOn: addDays(openedOn, one.days) }
  })

/**
 * Work items of every branch in a few statements: tasks of its committee, and of every third branch something of its
 * own. Which are done, and when, follows from the id of the branch: the same on every machine.
 */
export async function loadWorkItems({ db, now, today }: Context): Promise<void> {
  const plan = JSON.stringify(rowsOf(today))
  await sql`
    with branch as (
      select organization.id, above.id as above, coalesce(above.short_name, above.name) || '布置' as source,
        ${secretaryOf('organization.id')} as secretary, ${secretaryOf('above.id')} as secretary_above
      from organization join organization above on above.id = organization.parent_id
      where organization.kind in ('branch', 'jointBranch') and organization.closed_on is null
        and organization.established_on < ${addDays(today, -300)}
    ), plan as (
      select * from json_to_recordset(${plan}::json) as row (at integer, kind text, title text, detail text,
        source text, "openedOn" date, "dueOn" date, done integer, words text)
    ), chosen as (
      select branch.id, plan.*, branch.above, branch.source as giver,
        branch.secretary, branch.secretary_above,
        (branch.id * 37 + plan.at * 53) % 100 < plan.done as is_done,
        least(plan."openedOn" + 3 + (branch.id * 7 + plan.at) % (plan."dueOn" - plan."openedOn"), ${today}::date) as on_day
      from branch cross join plan
      where plan.source is null or (branch.id + plan.at) % 3 = 0
    )
    insert into work_item (organization_id, kind, title, detail, source, given_by_id, opened_on, due_on, opened_at,
      opened_by, done_on, done_words, done_at, done_by)
    select id, kind, title, detail, coalesce(source, giver), case when source is null then above end, "openedOn",
      "dueOn", "openedOn" + interval '9 hours',
      case when source is null then secretary_above else secretary end, case when is_done then on_day end,
      case when is_done then words end, case when is_done then on_day + interval '17 hours' end,
      case when is_done then secretary end
    from chosen order by id, at`.execute(db)
  await sql`
    insert into work_item_person (work_item_id, person_id)
    select item.id, post.person_id
    from work_item item join post on post.organization_id = item.organization_id and post.until_on is null
      and post.kind = case when item.given_by_id is null then 'deputySecretary' else 'secretary' end
    on conflict do nothing`.execute(db)
  await sql`
    insert into work_item_note (work_item_id, on_day, text, recorded_at, recorded_by)
    select id, least(opened_on + 4, ${today}::date), '支委会已研究，明确了分工和时间。', ${now},
      ${secretaryOf('work_item.organization_id')}
    from work_item where kind <> 'other'`.execute(db)
}
