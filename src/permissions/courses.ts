/** How the endpoints of courses are asked: see sample.ts. */
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const material = (stage: Stage) =>
  stage.app.stage(async (ctx) => {
    const { id: columnId } = await ctx.db
      .selectFrom('library_column')
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const number = stage.next()
    return insertReadyMaterial(ctx, {
      kind: 'article',
      title: `资料${number}`,
      columnId,
      sensitivity: 'public',
      version: { bodyHtml: '<p>正文</p>', parts: [{ anchor: '第一条', text: '正文' }] },
    })
  })
const question = {
  kind: 'judge' as const,
  text: '对吗？',
  options: ['对', '错'],
  correct: [0],
  explanation: '对',
  anchor: '',
}

/** A course of 东区, in the state asked for. */
async function course(
  stage: Stage,
  state: 'draft' | 'submitted' | 'published',
  audienceId: number | null = stage.institute.organizations.east,
) {
  const maker = await stage.caller('committee', 'inside', true)
  const approver = stage.top
  const organizationId = stage.institute.organizations.east
  const { id } = await maker.call.courses.desk.create({ organizationId, title: '东一课程', topic: '党章' })
  const content = {
    title: '东一课程',
    summary: '',
    topic: '党章',
    sensitivity: 'public' as const,
    audienceId,
    parts: [{ title: '一', note: '', materialId: await material(stage), anchor: '', questions: [question] }],
  }
  await maker.call.courses.desk.save({ id, revision: 1, ...content })
  if (state !== 'draft') await maker.call.courses.desk.submit({ id })
  if (state === 'published') await approver.call.courses.desk.approve({ id })
  return { id, content }
}

const idOf = (state: 'draft' | 'submitted' | 'published') => async (stage: Stage) => ({
  id: (await course(stage, state)).id,
})

/** Something that a new member of east1 studied. */
async function asked(stage: Stage) {
  const member = await stage.app.as('member', { personId: await stage.person() })
  const { id } = await member.call.courses.records.ask({
    materialId: await material(stage),
    studiedOn: '2026-11-20',
  })
  return { id }
}

const plan = { kind: 'themeDay', plannedOn: '2026-12-10', startsAt: '14:30', place: '会议室' } as const
async function session(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  const materialId = await material(stage)
  const { meetingId } = await branch.call.courses.sessions.organize({
    ...plan,
    organizationId: stage.east1,
    materialId,
  })
  return { id: meetingId }
}

export const courses: Record<string, Sample> = {
  'courses.list': open(),
  'courses.export': open({ topic: '党章' }),
  'courses.topics': open(),
  'courses.get': of(idOf('published')),
  'courses.learning.overview': open(),
  'courses.learning.place': of(async (stage) => ({ ...(await idOf('published')(stage)), part: 1, done: [] })),
  'courses.learning.forget': of(idOf('published')),
  'courses.learning.answer': of(async (stage) => ({
    ...(await idOf('published')(stage)),
    part: 1,
    question: 1,
    chosen: [0],
  })),
  'courses.records.own': open(),
  'courses.records.exportOwn': open({ year: 2026 }),
  'courses.records.ask': open(async (stage) => ({
    materialId: await material(stage),
    studiedOn: '2026-11-20',
  })),
  'courses.records.withdraw': of(asked, { refusal: 'not-found' }),
  'courses.records.list': seen(async (stage) => {
    await asked(stage)
    return {}
  }),
  'courses.records.export': seen({ state: 'asked' }),
  'courses.records.confirm': of(asked),
  'courses.records.decline': of(async (stage) => ({ ...(await asked(stage)), reason })),
  'courses.sessions.organize': of(async (stage) => ({
    ...plan,
    organizationId: stage.east1,
    materialId: await material(stage),
  })),
  'courses.sessions.list': seen(async (stage) => {
    await session(stage)
    return {}
  }),
  'courses.sessions.export': seen({ box: 'coming' }),
  'courses.sessions.of': of(session),
  'courses.desk.list': seen(async (stage) => {
    await course(stage, 'draft')
    return {}
  }),
  'courses.desk.export': seen({ state: 'draft' }),
  'courses.desk.get': of(idOf('draft')),
  'courses.desk.create': of((stage) => ({
    organizationId: stage.institute.organizations.east,
    title: '东一新课程',
    topic: '党章',
  })),
  'courses.desk.save': of(async (stage) => {
    const { id, content } = await course(stage, 'draft')
    return { id, revision: 2, ...content, audienceId: null }
  }),
  'courses.desk.submit': of(idOf('draft')),
  'courses.desk.approve': of(idOf('submitted')),
  'courses.desk.giveBack': of(async (stage) => ({ ...(await idOf('submitted')(stage)), reason })),
  'courses.desk.withdraw': of(async (stage) => ({ ...(await idOf('published')(stage)), reason })),
}
