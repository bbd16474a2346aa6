import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { sessionAgenda, sessionTitle } from '#features/courses/rules.ts'
import { insertPlans } from '#features/meetings/plans/queries.ts'
import type { Context } from '#platform/context.ts'
import { loadCourseDesk } from './course-desk.ts'
import { courses } from './course-texts.ts'

/** The courses that the department published in the months before, over the regulations every installation has. */
async function insertCourses(ctx: Context): Promise<Map<string, number>> {
  const rows = courses.map(({ title, topic, summary, parts }, at) => ({
    title,
    topic,
    summary,
    published: `${addDays(ctx.today, -200 + at * 20)}T09:${10 + at}:00+08:00`,
    parts: parts.map(([name, code, anchor, ...questions], order) => ({
      name,
      code,
      anchor,
      questions,
      part: order + 1,
    })),
  }))
  const { rows: made } = await sql<{ id: number; title: string }>`
    insert into course (title, topic, summary, organization_id, sensitivity, state, made_at, made_by)
    select title, topic, summary, (select id from organization where parent_id is null), 'public', 'draft', published, '政工部门'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (title text, topic text, summary text, published timestamptz)
    returning id, title`.execute(ctx.db)
  await sql`
    insert into course_part (course_id, part, title, material_id, anchor, questions)
    select course.id, p.part, p.name, material.id, p.anchor, p.questions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (title text, parts jsonb)
    join course on course.title = c.title,
      jsonb_to_recordset(c.parts) as p (part integer, name text, code text, anchor text, questions jsonb)
    join material on material.code = p.code`.execute(ctx.db)
  await sql`
    update course set state = 'published', submitted_at = made_at, submitted_by = '政工部门',
      published_at = made_at + interval '2 days 5 hours', published_by = '院党委'`.execute(ctx.db)
  return new Map(made.map(({ id, title }) => [title, id]))
}

/** Every thirtieth branch has held one and has another one before it; the secretary's own branch among them. */
async function insertSessions(ctx: Context, ids: Map<string, number>): Promise<void> {
  const { rows: branches } = await sql<{ id: number; heldId: number | null }>`
    select organization.id,
      (select meeting.id from meeting where meeting.organization_id = organization.id and meeting.kind = 'themeDay'
        and meeting.held_on is not null order by meeting.held_on desc limit 1) as "heldId"
    from organization
    where kind in ('branch', 'jointBranch') and closed_on is null and (organization.id % 30 = 0 or organization.id =
      (select person.organization_id from account join person on person.id = account.person_id where username = 'shuji'))
    order by organization.id`.execute(ctx.db)
  const titles = courses.map(({ title }) => title)
  const { rows: named } = await sql<{ title: string; materials: string[] }>`
    select course.title, array_agg(distinct material.title) as materials
    from course join course_part part on part.course_id = course.id join material on material.id = part.material_id
    group by course.title`.execute(ctx.db)
  const materials = new Map(named.map((row) => [row.title, row.materials]))
  const sessions: { meetingId: number; courseId: number }[] = []
  const told: number[] = []
  for (const [at, { id, heldId }] of branches.entries()) {
    const [next = '', last = ''] = [titles[at % titles.length], titles[(at + 3) % titles.length]]
    const plannedOn: Day = addDays(ctx.today, 6 + (at % 12))
    const plan = { kind: 'themeDay' as const, also: [], groupId: null, title: sessionTitle(next), plannedOn }
    const where = { startsAt: '14:30', place: '党员活动室' }
    const [meetingId = 0] = await insertPlans(ctx, id, [
      { ...plan, ...where, agenda: sessionAgenda(materials.get(next) ?? []) },
    ])
    sessions.push({ meetingId, courseId: ids.get(next) ?? 0 })
    told.push(meetingId)
    if (heldId) sessions.push({ meetingId: heldId, courseId: ids.get(last) ?? 0 })
  }
  await sql`
    insert into course_session (meeting_id, course_id, made_at, made_by)
    select "meetingId", "courseId", ${ctx.now.toISOString()}::timestamptz, '支部书记'
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s ("meetingId" integer, "courseId" integer)`.execute(
    ctx.db,
  )
  await sql`update meeting set notified_at = ${ctx.now.toISOString()}::timestamptz, notified_by = '支部书记'
    where id = any(${told})`.execute(ctx.db)
}

/** What the demo member read: one course half, one to its end and counted, one that the branch has still to confirm. */
async function insertOwn(ctx: Context): Promise<void> {
  await sql`
    with member as (select id, person_id from account where username = 'dangyuan'),
      numbered as (select id, title, topic, row_number() over (order by id) as n,
        (select array_agg(part order by part) from course_part where course_id = course.id) as parts from course),
      placed as (
        insert into course_place (account_id, course_id, part, done, changed_at)
        select member.id, numbered.id, case n when 1 then 2 else cardinality(parts) end,
          case n when 1 then '{1}' else parts end, ${ctx.now.toISOString()}::timestamptz
        from member, numbered where n <= 3)
    insert into course_record (person_id, course_id, topic, title, studied_on, asked_at, confirmed_at, decided_by)
    select member.person_id, numbered.id, topic, title, ${ctx.today}::date - (n * 9)::integer,
      ${ctx.now.toISOString()}::timestamptz, case when n = 2 then ${ctx.now.toISOString()}::timestamptz end,
      case when n = 2 then '支部书记' end
    from member, numbered where n in (2, 3) and member.person_id is not null`.execute(ctx.db)
}

/** 课程与学习 of the demo institute. */
export async function loadCourses(ctx: Context): Promise<void> {
  const ids = await insertCourses(ctx)
  await insertSessions(ctx, ids)
  await insertOwn(ctx)
  await loadCourseDesk(ctx)
}
