import { sql } from 'kysely'
import { insertCourse, moveBack, moveOn, replaceParts, updateCourse } from '#features/courses/desk/queries.ts'
import type { Context } from '#platform/context.ts'
import { judge, one } from './course-questions.ts'

const meeting = one(
  '党支部党员大会多久召开一次？',
  ['每季度一次', '每半年一次', '每年一次'],
  0,
  '第十一条',
  '党支部党员大会一般每季度召开一次。',
)
const lecture = judge(
  '党课应当针对党员思想和工作实际。',
  true,
  '第十五条',
  '党课要回应普遍关心的问题，注意身边人讲身边事。',
)

type Sheet = {
  title: string
  topic: string
  summary: string
  by: 'dangwei' | 'dangweishuji'
  state: 'draft' | 'submitted' | 'returned'
}

/** Courses that 启明控制所's committee makes: one begun, one to be checked by the other, one that came back. */
const sheets: Sheet[] = [
  {
    title: '三会一课怎么开：控制所版',
    topic: '支部建设',
    summary: '结合外场任务讲清会议的次数和记录',
    by: 'dangwei',
    state: 'draft',
  },
  {
    title: '新任支委第一课',
    topic: '支部建设',
    summary: '支委分工、会议和台账，两节讲完',
    by: 'dangweishuji',
    state: 'submitted',
  },
  {
    title: '外场党员学习要点',
    topic: '支部建设',
    summary: '出差在外怎样参加组织生活',
    by: 'dangwei',
    state: 'returned',
  },
]

/** The desk of courses of 启明控制所's committee. */
export async function loadCourseDesk(ctx: Context): Promise<void> {
  const { rows: people } = await sql<{ username: string; id: number; name: string }>`
    select username, id, name from account where username in ('dangwei', 'dangweishuji')`.execute(ctx.db)
  const { rows: offices } = await sql<{ id: number; path: string; materialId: number }>`
    select organization.id, organization.path, (select id from material where code = 'branch-rules') as "materialId"
    from role_grant join account on account.id = role_grant.account_id and account.username = 'dangwei'
      join organization on organization.id = role_grant.organization_id
    where role_grant.role = 'committee'`.execute(ctx.db)
  const [office] = offices
  if (!office) return
  const { materialId, ...audience } = office
  for (const [at, { by, state, ...sheet }] of sheets.entries()) {
    const writer = people.find(({ username }) => username === by)
    if (!writer) continue
    const now = new Date(ctx.now.getTime() - (at + 1) * 30 * 3_600_000)
    const there = { ...ctx, now, actor: { ...ctx.actor, name: writer.name, accountId: writer.id } }
    const id = await insertCourse(there, { ...sheet, organizationId: audience.id })
    await updateCourse(there, id, { ...sheet, sensitivity: 'internal', audience })
    const part = { note: '', materialId, questions: [] as (typeof meeting)[] }
    await replaceParts(there, id, [
      { ...part, title: '支部党员大会', anchor: '第十一条', questions: [meeting] },
      { ...part, title: '党课', anchor: '第十五条', questions: [lecture] },
    ])
    if (state !== 'draft') await moveOn(there, id, 'submitted')
    if (state === 'returned')
      await moveBack(there, id, 'draft', '第一节的提示写得太短，请补充外场怎么请假、怎么补学。')
  }
}
