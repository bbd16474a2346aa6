import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { type Notice, notifyAll } from '#features/messages/notify/actions.ts'
import { hearReply } from '#features/messages/replies/actions.ts'
import type { Context } from '#platform/context.ts'

type Told = Pick<Notice, 'template' | 'link'> & { ago: number; to: 'secretaries' | 'branch' } & (
    | { template: 'notice'; facts: { type: string; text: string }; dayAgo: number }
    | { template: 'deadline-near'; facts: { type: string; what: string }; dayAgo: number }
  )

/** What was told in the last weeks, and which day it is about: before or after today. */
const told: Told[] = [
  {
    ago: 40,
    dayAgo: 29,
    to: 'secretaries',
    template: 'notice',
    link: '/meetings',
    facts: { type: '月度工作安排', text: '请核对本月组织生活计划，定好时间、地点后通知到人。' },
  },
  {
    ago: 12,
    dayAgo: 7,
    to: 'secretaries',
    template: 'deadline-near',
    link: '/meetings',
    facts: { type: '组织生活记录确认', what: '上月会议记录还没有全部确认，请确认后归档' },
  },
  {
    ago: 5,
    dayAgo: -3,
    to: 'branch',
    template: 'notice',
    link: '/own-meetings',
    facts: { type: '学习通知', text: '请提前阅读本月学习材料，会上每人交流一条体会。' },
  },
  {
    ago: 2,
    dayAgo: -20,
    to: 'secretaries',
    template: 'notice',
    link: '/meetings',
    facts: { type: '年度工作安排', text: '请着手准备年度总结和民主评议，时间表另行通知。' },
  },
]

type Branch = { id: number; organization: string; secretary: number }

/** Branches with whoever leads them. */
async function branches({ db }: Pick<Context, 'db'>): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    select organization.id, coalesce(organization.short_name, organization.name) as organization,
      post.person_id as secretary
    from organization join post on post.organization_id = organization.id
    where organization.kind in ('branch', 'jointBranch') and organization.closed_on is null
      and post.kind = 'secretary' and post.until_on is null
    order by organization.id`.execute(db)
  return rows
}

/** Everybody in the branch of the demo people. */
async function ownBranch({ db }: Pick<Context, 'db'>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select person.id from person where membership = 'active' and organization_id =
      (select organization_id from person join account on account.person_id = person.id where username = 'shuji')
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

function noticesOf(one: Told, day: Day, secretaries: Branch[], members: number[]): Notice[] {
  const key = `demo/${one.ago}`
  const common = { link: one.link ?? '/messages', sms: 'needed' as const }
  if (one.template === 'deadline-near')
    return secretaries.map(({ id, organization, secretary }) => ({
      ...common,
      template: one.template,
      to: [{ personId: secretary }],
      facts: { ...one.facts, name: one.facts.type, organization, due: day },
      about: { kind: 'organization', id },
      key: `${key}/${id}`,
    }))
  const people = one.to === 'branch' ? members : secretaries.map(({ secretary }) => secretary)
  const to = people.map((personId) => ({ personId }))
  return [{ ...common, template: one.template, to, facts: { ...one.facts, day }, key }]
}

/** What became of them: nearly all arrived, a few did not, of one or two nobody knows. */
const settle = ({ db, now }: Context) =>
  sql`
    update message_delivery as delivery set
      status = case when delivery.id % 131 = 7 then 'failed' when delivery.id % 397 = 11 then 'unknown'
        when delivery.id % 9 = 4 then 'sent' else 'delivered' end,
      because = case when delivery.id % 131 = 7 then '空号或停机' when delivery.id % 397 = 11 then 'interrupted' end,
      held = null, tries = 1, gateway = 'cmpp', parts = 1, cost_milliyuan = 45,
      to_key = person.phone_key, to_masked = person.phone_masked,
      sent_at = greatest(delivery.not_before, message.created_at) + delivery.id % 600 * interval '1 second',
      settled_at = case when delivery.id % 131 = 7 or (delivery.id % 397 <> 11 and delivery.id % 9 <> 4)
        then greatest(delivery.not_before, message.created_at) + (5 + delivery.id % 700) * interval '1 second' end
    from message join person on person.id = message.person_id
    where message.id = delivery.message_id and message.key like 'demo/%' and delivery.status = 'queued'
      and message.created_at < ${now.toISOString()}::timestamptz - interval '1 day'`.execute(db)

/** Older ones were read, most of them the same day. */
const read = ({ db, now }: Context) =>
  sql`
    update message set read_at = created_at + (1 + id % 40) * interval '15 minutes'
    where key like 'demo/%' and id % 6 > 0 and created_at < ${now.toISOString()}::timestamptz - interval '3 days'`.execute(
    db,
  )

/** What phones answered: one says that it heard, one asks to be left alone. */
async function answer(ctx: Context, people: number[]): Promise<void> {
  const texts = ['收到，已通知到各小组。', '材料周五前报送。', 'TD']
  const rows = await ctx.db
    .selectFrom('person')
    .where('id', 'in', people)
    .where('phone_sealed', 'is not', null)
    .orderBy('id')
    .limit(texts.length)
    .select('phone_sealed as sealed')
    .execute()
  for (const [at, { sealed }] of rows.entries())
    if (sealed)
      await hearReply(ctx, 'cmpp', {
        id: `demo-${at}`,
        from: ctx.sealing.open(sealed),
        to: '10690001',
        text: texts[at] ?? '收到',
      })
}

/** What was told in the last weeks to those who lead branches and to the branch of the demo people. */
export async function loadMessages(ctx: Context): Promise<void> {
  const secretaries = await branches(ctx)
  const members = await ownBranch(ctx)
  for (const one of told) {
    const now = new Date(ctx.now.getTime() - one.ago * 86_400_000)
    now.setUTCHours(2, 10)
    await notifyAll({ ...ctx, now }, noticesOf(one, addDays(ctx.today, -one.dayAgo), secretaries, members))
  }
  await settle(ctx)
  await read(ctx)
  await answer(
    ctx,
    secretaries.slice(20, 23).map(({ secretary }) => secretary),
  )
}
