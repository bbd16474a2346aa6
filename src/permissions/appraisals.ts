/** How the endpoints of appraisals are asked: see sample.ts. A branch has one a year, so each begins anew. */
import { insertRounds } from '#features/appraisals/opening/queries.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const selfText = '一年来认真学习、按时参加组织生活，联系群众还不够经常。'
type State = 'open' | 'self' | 'mutual' | 'test' | 'opinion'

/** Takes out the rounds of east1 that are not closed, so that another may begin. */
const clear = (stage: Stage) =>
  stage.app.stage(async ({ db }) => {
    const open = db
      .selectFrom('appraisal_round')
      .where('organization_id', '=', stage.east1)
      .where('state', '<>', 'closed')
      .select('id')
    for (const table of [
      'appraisal_objection',
      'appraisal_remark',
      'appraisal_tally',
      'appraisal_member',
    ] as const)
      await db.deleteFrom(table).where('round_id', 'in', open).execute()
    await db.deleteFrom('appraisal_round').where('id', 'in', open).execute()
  })

/** A round of east1, so far on; everybody has written. */
async function round(stage: Stage, state: State = 'open') {
  await clear(stage)
  const given = { year: 2000 + (stage.next() % 200), rollOn: today, oneIn: 3, meetingId: null }
  const id = await stage.app.stage(async (ctx) => {
    for (;;) {
      const [made] = await insertRounds(ctx, [stage.east1], given)
      if (made) return made
      given.year += 1
    }
  })
  await stage.app.stage(async (ctx) => {
    const written = { self_text: selfText, self_at: ctx.now, self_by: '测试' }
    await ctx.db.updateTable('appraisal_member').set(written).where('round_id', '=', id).execute()
    await ctx.db.updateTable('appraisal_round').set({ state }).where('id', '=', id).execute()
  })
  return { id, personId: stage.member, otherId: stage.institute.people.east1.secretary }
}
type Round = Awaited<ReturnType<typeof round>>

const ofRound = (state: State, more: (of: Round) => object = () => ({})) =>
  of(async (stage) => {
    const one = await round(stage, state)
    return { id: one.id, ...more(one) }
  })

const opinion = { opinion: '认真履职', grade: 'qualified' } as const

async function judged(stage: Stage, told: boolean) {
  const one = await round(stage, 'opinion')
  const { members } = await stage.top.call.appraisals.get({ id: one.id })
  const rows = members.map(({ personId, probationary }) => ({
    personId,
    ...opinion,
    grade: probationary ? null : opinion.grade,
  }))
  await stage.top.call.appraisals.opinions.set({ id: one.id, rows })
  if (told) await stage.top.call.appraisals.opinions.tell({ id: one.id })
  return one
}

async function objected(stage: Stage) {
  const { id, personId } = await judged(stage, true)
  const member = await stage.app.as('member', { personId })
  const { current } = await member.call.appraisals.own.object({ text: '请复核组织生活情况' })
  return { id, objectionId: current?.objections[0]?.id, answer: '已经复核，意见不变' }
}

async function rectification(stage: Stage, solved = false) {
  const { id } = await stage.top.call.appraisals.rectifications.add({
    organizationId: stage.east1,
    responsibleId: stage.member,
    source: 'reviewMeeting',
    problem: '学习研讨联系实际不够',
    measure: '每季度一次专题研讨',
    dueOn: '2026-12-30',
  })
  if (solved) await stage.top.call.appraisals.rectifications.solve({ id, text: '已经整改' })
  return id
}

async function evidence(stage: Stage) {
  const id = await rectification(stage)
  const files = new File(['材料'], '材料.txt')
  const { files: kept } = await stage.top.call.appraisals.rectifications.solve({
    id,
    text: '已经整改',
    files,
  })
  return { id, fileId: kept[0]?.id }
}

const ofRectification = (more: object = {}, solved = false) =>
  of(async (stage) => ({ id: await rectification(stage, solved), ...more }))
const marks = { excellent: 1, qualified: 1, basicallyQualified: 0, unqualified: 0, abstained: 0 }
/** One's own only; nobody of the loop stands on the roll of a round that runs. */
const between =
  <T extends object>(input: T) =>
  async (stage: Stage) => {
    await clear(stage)
    return input
  }
const none = { refusal: 'appraisal-none' } as const

export const appraisals: Record<string, Sample> = {
  'appraisals.list': seen({ state: 'all' }),
  'appraisals.export': open({ state: 'all' }),
  'appraisals.get': ofRound('open'),
  'appraisals.open': of(async (stage) => {
    await clear(stage)
    return { organizationId: stage.east1, year: 2026 }
  }),
  'appraisals.openAll': of(async (stage) => ({
    organizationId: await stage.organization(),
    year: 2026,
  })),
  'appraisals.advance': ofRound('open'),
  'appraisals.back': ofRound('mutual', () => ({ reason })),
  'appraisals.close': of(async (stage) => ({ id: (await judged(stage, true)).id })),
  'appraisals.members.excuse': ofRound('open', ({ personId }) => ({ personId, because: '长期驻外' })),
  'appraisals.members.writeSelf': ofRound('self', ({ personId }) => ({ personId, text: selfText })),
  'appraisals.members.remark': ofRound('mutual', ({ personId, otherId }) => ({
    personId,
    byId: otherId,
    text: '工作踏实肯干',
  })),
  'appraisals.ballots.count': of(async (stage) => {
    const { id } = await round(stage, 'test')
    const { members } = await stage.top.call.appraisals.get({ id })
    const rows = members
      .filter(({ probationary }) => !probationary)
      .map(({ personId }) => ({ personId, ...marks }))
    return { id, returned: 2, spoiled: 0, tellers: '监票人、计票人', rows }
  }),
  'appraisals.opinions.set': ofRound('opinion', ({ personId }) => ({ rows: [{ personId, ...opinion }] })),
  'appraisals.opinions.tell': of(async (stage) => ({ id: (await judged(stage, false)).id })),
  'appraisals.opinions.answer': of(objected),
  'appraisals.papers.print': ofRound('opinion', () => ({ paper: 'summary' })),
  'appraisals.own.get': open(),
  'appraisals.own.writeSelf': open(between({ text: selfText }), none),
  'appraisals.own.remark': open(between({ personId: 1, text: '工作踏实' }), none),
  'appraisals.own.vote': open(between({ marks: [] }), none),
  'appraisals.own.object': open(between({ text: '请复核一下情况' }), none),
  'appraisals.rectifications.list': seen(async (stage) => {
    await rectification(stage)
    return { state: 'all' }
  }),
  'appraisals.rectifications.export': open({ state: 'all' }),
  'appraisals.rectifications.get': ofRectification(),
  'appraisals.rectifications.add': of((stage) => ({
    organizationId: stage.east1,
    responsibleId: stage.member,
    source: 'talk',
    problem: '谈心谈话记录不全',
    measure: '每月核对一次',
    dueOn: '2026-12-30',
  })),
  'appraisals.rectifications.note': ofRectification({ text: '已完成一半' }),
  'appraisals.rectifications.solve': ofRectification({ text: '已经整改' }),
  'appraisals.rectifications.confirm': ofRectification({}, true),
  'appraisals.rectifications.reopen': ofRectification({ reason }, true),
  'appraisals.rectifications.download': of(evidence),
  'appraisals.rectifications.own': open(),
}
