import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import { authorKeyOf } from '#features/suggestions/own/actions.ts'
import {
  changeSuggestion,
  insertStep,
  insertSuggestion,
  receiversFor,
} from '#features/suggestions/queries.ts'
import { dueAfter, type Saying, stateAfter, type Topic } from '#features/suggestions/rules.ts'
import type { Context } from '#platform/context.ts'

type Said = {
  topic: Topic
  title: string
  words: string
  /** How far up it was said: 0 the branch. */
  to: 0 | 1
  daysAgo: number
  unsigned?: true
  answer?: string
  outcome?: Extract<Saying, 'solved'>
}

/** What a member of the demo institute said to his branch and to the committee above. */
const said: Said[] = [
  {
    topic: 'work',
    title: '党日活动能否安排在周四下午',
    words: '周五下午试验任务多，常有同志临时请假。周四下午相对空，建议调整。',
    to: 0,
    daysAgo: 40,
    answer: '支委会研究同意，从下月起主题党日安排在每月第二个周四下午。',
    outcome: 'solved',
  },
  {
    topic: 'platform',
    title: '手机上看文件希望能放大',
    words: '老同志看表格里的小字比较吃力，希望能两指放大。',
    to: 0,
    daysAgo: 6,
    answer: '阅读页右上角可以点“全屏”，再用两指放大。已在支部群里讲了一遍，您再试试。',
  },
  {
    topic: 'work',
    title: '学习材料太长，能否有摘要',
    words: '有的材料几十页，建议每份配一页要点，会前先发给大家。',
    to: 0,
    daysAgo: 4,
    unsigned: true,
  },
  {
    topic: 'work',
    title: '离退休党员报销党员活动交通费',
    words: '住得远的老同志参加活动要转两趟车，希望明确能不能报、怎么报。',
    to: 1,
    daysAgo: 18,
  },
]

const at = (ctx: Context, daysAgo: number): Context => {
  const day = addDays(ctx.today, -daysAgo)
  return { ...ctx, today: day, now: new Date(`${day}T10:00:00+08:00`) }
}

/** 意见建议 of the demo member: one settled, one answered, one without a name, one that is overdue above. */
export async function loadSuggestions(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select person_id as id from account where username = 'dangyuan'`.execute(ctx.db)
  const personId = rows[0]?.id
  if (!personId) return
  const receivers = await receiversFor(ctx, personId)
  for (const one of said) {
    const receiver = receivers[one.to]
    if (!receiver) continue
    const then = at(ctx, one.daysAgo)
    const id = await insertSuggestion(then, {
      topic: one.topic,
      title: one.title,
      organizationId: receiver.id,
      authorId: one.unsigned ? null : personId,
      authorKey: authorKeyOf(ctx, personId),
      dueOn: dueAfter(then.today),
    })
    await insertStep(then, id, { kind: 'written', words: one.words })
    if (!one.answer) continue
    const by = { name: '支部书记', organizationId: receiver.id }
    await insertStep(at(ctx, one.daysAgo - 3), id, { kind: 'answered', words: one.answer, by })
    if (one.outcome) await insertStep(at(ctx, one.daysAgo - 5), id, { kind: one.outcome, words: '' })
    await changeSuggestion(ctx, id, { state: stateAfter(one.outcome ?? 'answered') })
  }
}
