import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { type CourseQuestion, judgeOptions, sessionAgenda, sessionTitle } from '#features/courses/rules.ts'
import { insertPlans } from '#features/meetings/plans/queries.ts'
import type { Context } from '#platform/context.ts'

const one = (
  text: string,
  options: string[],
  right: number,
  anchor: string,
  explanation: string,
): CourseQuestion => ({ kind: 'single', text, options, correct: [right], explanation, anchor })
const many = (
  text: string,
  options: string[],
  correct: number[],
  anchor: string,
  explanation: string,
): CourseQuestion => ({ kind: 'multiple', text, options, correct, explanation, anchor })
const judge = (text: string, right: boolean, anchor: string, explanation: string): CourseQuestion => ({
  kind: 'judge',
  text,
  options: judgeOptions,
  correct: [right ? 0 : 1],
  explanation,
  anchor,
})

/** A part: its title, the regulation by its code, the article, the questions. */
type Part = [title: string, code: string, anchor: string, ...questions: CourseQuestion[]]
type Course = { title: string; topic: string; summary: string; parts: Part[] }

const probation = one(
  '预备期从哪一天算起？',
  ['支部大会通过之日', '上级党委批准之日', '入党宣誓之日'],
  0,
  '第三十一条',
  '预备期一年，从支部大会通过为预备党员之日算起。',
)
const quorum = one(
  '应到会 40 名、到会 28 名，赞成多少票才能通过接收预备党员？',
  ['15 票', '20 票', '21 票'],
  2,
  '第二十条',
  '赞成人数要超过应到会有表决权党员的半数，40 名的半数是 20，所以至少 21 票。',
)

const courses: Course[] = [
  {
    title: '学党章：党员的义务和权利',
    topic: '党章党规',
    summary: '从党员条件到组织生活，四节读完党章里最常用的几条',
    parts: [
      [
        '党员的义务',
        'constitution',
        '第三条',
        judge('党员应当自觉按期交纳党费。', true, '第三条', '交纳党费是党员条件之一。'),
      ],
      [
        '党员的权利',
        'constitution',
        '第四条',
        many(
          '下列哪些是党员的权利？',
          ['参加党的会议', '行使表决权', '代表组织对外发布意见'],
          [0, 1],
          '第四条',
          '党员享有参加会议、表决等八项权利。',
        ),
      ],
      [
        '预备党员',
        'constitution',
        '第七条',
        judge('预备党员有选举权。', false, '第七条', '预备党员没有表决权、选举权和被选举权。'),
      ],
      [
        '自行脱党',
        'constitution',
        '第九条',
        one(
          '没有正当理由连续多久不参加组织生活，被认为是自行脱党？',
          ['三个月', '六个月', '一年'],
          1,
          '第九条',
          '连续六个月；由支部大会决定除名，报上级批准。',
        ),
      ],
    ],
  },
  {
    title: '支部工作条例：支部怎么建',
    topic: '支部建设',
    summary: '设置、规模、成立和撤销、支部委员会',
    parts: [
      [
        '多少人成立支部',
        'branch-rules',
        '第四条',
        one(
          '成立党支部要有几名以上正式党员？',
          ['3 名', '5 名', '7 名'],
          0,
          '第四条',
          '正式党员 3 名以上应当成立党支部。',
        ),
        judge('党支部党员人数一般不超过 50 名。', true, '第四条', '“一般”是通常的要求，超过的应当有理由。'),
      ],
      [
        '成立的程序',
        'branch-rules',
        '第五条',
        judge('基层党委批复成立党支部，一般不超过一个月。', true, '第五条', '从申请到批复一般不超过一个月。'),
      ],
      [
        '支部委员会',
        'branch-rules',
        '第二十条',
        one(
          '正式党员多少名以上应当设支部委员会？',
          ['5 名', '7 名', '10 名'],
          1,
          '第二十条',
          '7 名以上应当设立，由 3 至 5 人组成，一般不超过 7 人。',
        ),
      ],
    ],
  },
  {
    title: '“三会一课”怎么开',
    topic: '组织生活',
    summary: '党员大会、支委会、党小组会和主题党日',
    parts: [
      [
        '党员大会',
        'branch-rules',
        '第十一条',
        one(
          '支部党员大会一般多久开一次？',
          ['每月', '每季度', '每半年'],
          1,
          '第十一条',
          '一般每季度召开一次。',
        ),
      ],
      [
        '支委会会议',
        'branch-rules',
        '第十二条',
        judge('支委会会议须有半数以上委员到会方可进行。', true, '第十二条', '半数以上，含半数。'),
      ],
      [
        '党小组会',
        'branch-rules',
        '第十三条',
        one('党小组会一般多久开一次？', ['每周', '每月', '每季度'], 1, '第十三条', '一般每月召开一次。'),
      ],
      [
        '主题党日',
        'branch-rules',
        '第十六条',
        judge('主题党日每月相对固定一天。', true, '第十六条', '每月相对固定一天开展。'),
      ],
    ],
  },
  {
    title: '组织生活会和民主评议',
    topic: '组织生活',
    summary: '会前谈心、会上批评、会后整改',
    parts: [
      [
        '组织生活会',
        'branch-rules',
        '第十七条',
        judge('组织生活会每年至少召开一次。', true, '第十七条', '每年至少一次，一般在第四季度。'),
      ],
      [
        '民主评议党员',
        'branch-rules',
        '第十八条',
        judge('民主评议可以结合组织生活会进行。', true, '第十八条', '可以结合进行。'),
      ],
      [
        '谈心谈话',
        'branch-rules',
        '第十九条',
        one(
          '党员之间谈心谈话一般每年不少于几次？',
          ['一次', '两次', '四次'],
          0,
          '第十九条',
          '一般每年不少于一次；更多的次数是各地自己的要求。',
        ),
      ],
    ],
  },
  {
    title: '发展党员五个关口',
    topic: '发展党员',
    summary: '谈话、积极分子、发展对象、支部大会、转正',
    parts: [
      [
        '收到申请以后',
        'admission-rules',
        '第七条',
        one('收到入党申请书后多久派人谈话？', ['一周内', '一个月内', '三个月内'], 1, '第七条', '一个月内。'),
      ],
      [
        '列为发展对象',
        'admission-rules',
        '第十三条',
        many(
          '列为发展对象以前要做什么？',
          ['培养考察一年以上', '报上级党委同意', '公示不少于五个工作日', '先召开支部大会表决'],
          [0, 1, 2],
          '第十三条',
          '经过一年以上培养，报上级党委同意并公示；支部大会是后面的步骤。',
        ),
      ],
      [
        '短期集中培训',
        'admission-rules',
        '第十七条',
        judge(
          '培训两天、满 24 个学时，符合要求。',
          true,
          '第十七条',
          '不少于三天或者不少于二十四个学时，两项符合一项即可。',
        ),
      ],
      ['支部大会表决', 'admission-rules', '第二十条', quorum],
      ['预备期和转正', 'admission-rules', '第三十一条', probation],
    ],
  },
  {
    title: '换届选举的几个数字',
    topic: '支部建设',
    summary: '任期、到会人数、差额、投票',
    parts: [
      [
        '按期换届',
        'election-rules',
        '第三条',
        judge('延期换届一般不超过一年，要报上级批准。', true, '第三条', '延期或者提前，一般都不超过一年。'),
      ],
      [
        '谁有选举权',
        'election-rules',
        '第五条',
        judge('预备党员有选举权。', false, '第五条', '只有正式党员有；受留党察看处分期间没有。'),
      ],
    ],
  },
  {
    title: '党费怎么算、怎么交',
    topic: '党费',
    summary: '比例、起算、困难减免',
    parts: [
      [
        '在职党员',
        'dues-rules',
        '第二条',
        one(
          '基数 3001 元，每月交多少？',
          ['15.01 元', '30.01 元', '45.02 元'],
          1,
          '第二条',
          '超过 3000 元按 1%，全额计算。',
        ),
      ],
      [
        '困难减免',
        'dues-rules',
        '第七条',
        judge('少交、免交党费由本人自己决定。', false, '第七条', '由支委会研究，报上一级党委批准。'),
      ],
      [
        '预备党员',
        'dues-rules',
        '第八条',
        one(
          '预备党员从哪一天起交党费？',
          ['支部大会通过之日', '上级批准之日', '转正之日'],
          0,
          '第八条',
          '从支部大会通过之日起。',
        ),
      ],
    ],
  },
  {
    title: '组织关系和失联党员',
    topic: '党员管理',
    summary: '转接、流动、停止党籍',
    parts: [
      [
        '转接组织关系',
        'education-rules',
        '第二十五条',
        judge('转出以后、接收以前，由原党组织负责管理。', true, '第二十五条', '接收以前仍由原党组织负责。'),
      ],
      [
        '停止党籍和除名',
        'education-rules',
        '第二十四条',
        one(
          '失联多久、查找不到的，停止党籍？',
          ['三个月', '六个月', '两年'],
          1,
          '第二十四条',
          '六个月以上；停止党籍两年仍无法联系的，按自行脱党除名。',
        ),
      ],
    ],
  },
]
/** The courses that the department published in the months before, over the regulations every installation has. */
async function insertCourses(ctx: Context): Promise<Map<string, number>> {
  const rows = courses.map(({ title, topic, summary, parts }, at) => ({
    title,
    topic,
    summary,
    published: addDays(ctx.today, -200 + at * 20),
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
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (title text, topic text, summary text, published date)
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
      published_at = made_at + interval '2 days', published_by = '院党委'`.execute(ctx.db)
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
  for (const [at, { id, heldId }] of branches.entries()) {
    const [next = '', last = ''] = [titles[at % titles.length], titles[(at + 3) % titles.length]]
    const plannedOn: Day = addDays(ctx.today, 6 + (at % 12))
    const plan = { kind: 'themeDay' as const, also: [], groupId: null, title: sessionTitle(next), plannedOn }
    const where = { startsAt: '14:30', place: '党员活动室' }
    const [meetingId = 0] = await insertPlans(ctx, id, [
      { ...plan, ...where, agenda: sessionAgenda(materials.get(next) ?? []) },
    ])
    sessions.push({ meetingId, courseId: ids.get(next) ?? 0 })
    if (heldId) sessions.push({ meetingId: heldId, courseId: ids.get(last) ?? 0 })
  }
  await sql`
    insert into course_session (meeting_id, course_id, made_at, made_by)
    select "meetingId", "courseId", ${ctx.now.toISOString()}::timestamptz, '支部书记'
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s ("meetingId" integer, "courseId" integer)`.execute(
    ctx.db,
  )
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
}
