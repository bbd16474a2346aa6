import { addDays, dayIn } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { rolesHeld } from '#features/accounts/roles/queries.ts'
import { distinct, keyOf, postsOf, titleOf } from '#features/accounts/roles/rules.ts'
import { actActions } from '#features/approvals/acts/actions.ts'
import { openTasks } from '#features/approvals/acts/tasks/queries.ts'
import { showAffair } from '#features/approvals/affairs/actions.ts'
import { chainActions } from '#features/approvals/chains/actions.ts'
import { matterActions } from '#features/approvals/matters/actions.ts'
import { sendCodes } from '#features/approvals/sms/codes/actions.ts'
import { consentActions } from '#features/approvals/sms/consents/actions.ts'
import type { Actor, Context } from '#platform/context.ts'
import { systemActor } from '#platform/world.ts'

/** One thing that somebody does with an affair, so many days ago. */
type Move = {
  who: string
  ago: number
  act: 'approve' | 'decline' | 'sendBack' | 'askBefore' | 'copy'
  opinion: string
  marks?: string[]
  other?: string
}
type Planned = {
  title: string
  text: string
  importance?: 'important'
  amount?: number
  ago: number
  moves: Move[]
}

const planned: Planned[] = [
  {
    title: '关于开展“强基铸魂”主题党日活动的请示',
    text: '拟于下月中旬组织全体党员赴星河精神展览馆开展主题党日活动，约需半天，交通由所里统一安排。',
    amount: 3200,
    ago: 24,
    moves: [
      { who: 'dangwei', ago: 22, act: 'approve', opinion: '方案可行，经费在年度预算之内。' },
      { who: 'dangwei', ago: 21, act: 'copy', opinion: '', other: 'dangyuan' },
      { who: 'dangwei', ago: 20, act: 'approve', opinion: '同意。请注意安全，活动后报送总结。' },
    ],
  },
  {
    title: '关于购置党员学习读本的请示',
    text: '拟为支部党员购置学习读本，人手一册。',
    amount: 1860,
    ago: 6,
    moves: [
      {
        who: 'dangwei',
        ago: 5,
        act: 'sendBack',
        opinion: '读本目录已调整，请按新目录重新核算经费。',
        marks: ['amount'],
      },
    ],
  },
  {
    title: '关于设立党员先锋岗的请示',
    text: '结合型号任务节点，拟在总装、测试两个班组设立党员先锋岗，明确职责和公开承诺。',
    ago: 1,
    moves: [],
  },
  {
    title: '关于与试验站党支部联合开展共建的请示',
    text: '拟与试验站党支部签订共建协议，开展联合学习、技术攻关和志愿服务，期限一年。',
    importance: 'important',
    amount: 12_000,
    ago: 4,
    moves: [{ who: 'dangwei', ago: 3, act: 'approve', opinion: '共建内容具体，拟同意，请政工部门会签。' }],
  },
  {
    title: '关于调整支部学习日时间的请示',
    text: '因试验任务集中，拟将支部学习日由每月第一个周三调整为第二个周五。',
    ago: 12,
    moves: [],
  },
  {
    title: '关于组织党员参加义务植树的请示',
    text: '拟组织支部党员参加驻地义务植树，约需半天，工具由工会统一准备。',
    ago: 1,
    moves: [{ who: 'dangwei', ago: 0, act: 'approve', opinion: '安排妥当，请审批。' }],
  },
  {
    title: '关于申请活动室改造经费的请示',
    text: '党员活动室投影设备老化，申请更新。',
    amount: 68_000,
    ago: 18,
    moves: [
      {
        who: 'dangwei',
        ago: 16,
        act: 'decline',
        opinion: '设备更新请走固定资产采购渠道，不从党建经费列支。',
      },
    ],
  },
  {
    title: '关于推荐优秀党课参加评选的请示',
    text: '推荐《一枚螺钉的故事》参加院级优秀党课评选，讲稿和视频已备齐。',
    ago: 2,
    moves: [
      { who: 'dangwei', ago: 1, act: 'askBefore', opinion: '请先谈谈大家听后的反映。', other: 'dangyuan' },
    ],
  },
]

/** Affairs of the demo people, made by the same acts that the pages call. */
export async function loadAffairs(ctx: Context): Promise<void> {
  const people = await demoPeople(ctx)
  const secretary = people.get('shuji')
  const place = secretary?.grants.find(({ role }) => role === 'branch')?.organizationId
  if (!secretary || !place || !people.has('dangwei') || !people.has('dangyuan')) return
  await allowSms(ctx, people)
  for (const [
    n,
    { title, text, importance = 'ordinary' as const, amount, ago, moves },
  ] of planned.entries()) {
    const matter = { title, text, importance, ...(amount !== undefined && { amount }) } as const
    const requestKey = `demo-affair-${n}`
    const { id } = await matterActions.start(as(ctx, secretary, ago), {
      organizationId: place,
      ...matter,
      requestKey,
    })
    for (const [step, move] of moves.entries()) await make(ctx, people, id, move, `${requestKey}-${step}`)
    await sendCodesFor(ctx, people.get('dangwei') as Actor, id)
  }
}

/** What waits for him at a step that allows it has sent him a code, which stands in the outbox. */
async function sendCodesFor(ctx: Context, decider: Actor, id: number): Promise<void> {
  const { may } = await showAffair(as(ctx, decider, 0), id)
  const task = (await openTasks(ctx, id)).find((one) => one.id === may.taskId && one.step === 'decision')
  if (task)
    await sendCodes(ctx, {
      affairId: id,
      turns: [{ accountId: decider.accountId ?? 0, number: task.number }],
    })
}

/** The last step of an ordinary matter may be decided by phone, and the committee's people agreed to it. */
async function allowSms(ctx: Context, people: Map<string, Actor>): Promise<void> {
  const department = people.get('zhenggong')
  if (!department) return
  const then = as(ctx, department, 40)
  const { versions } = await chainActions.get(then, { key: 'matter' })
  const [{ definition, version }] = versions as [(typeof versions)[number]]
  const steps = definition.steps.map((step) => (step.key === 'decision' ? { ...step, sms: true } : step))
  const note = '党委审批可用短信办理'
  await chainActions.publish(then, {
    key: 'matter',
    basedOn: version,
    definition: { ...definition, steps },
    note,
  })
  for (const username of ['dangwei', 'dangweishuji']) {
    const actor = people.get(username)
    const signedName = actor?.name ?? ''
    if (actor?.personId) await consentActions.agree(as(ctx, actor, 38), { signedName, understood: true })
  }
}

async function make(ctx: Context, people: Map<string, Actor>, id: number, move: Move, requestKey: string) {
  const actor = people.get(move.who) as Actor
  const then = as(ctx, actor, move.ago)
  const taskId = (await showAffair(then, id)).may.taskId ?? 0
  // In a smaller institute the two may not stand above each other.
  if (taskId === 0 && move.act !== 'copy') return
  const { opinion, marks = [] } = move
  const other = people.get(move.other ?? '')?.accountId ?? 0
  const base = { id, taskId, opinion, requestKey, attachmentIds: [] }
  if (move.act === 'approve') await actActions.approve(then, base)
  if (move.act === 'decline') await actActions.decline(then, base)
  if (move.act === 'sendBack') await actActions.sendBack(then, { ...base, to: 'start', marks })
  if (move.act === 'askBefore')
    await actActions.addApprovers(then, { ...base, how: 'before', accountIds: [other] })
  if (move.act === 'copy') await actActions.copy(then, { id, accountIds: [other] })
}

/** The demo accounts as actors in all their roles. */
export async function demoPeople({ db, today }: Context): Promise<Map<string, Actor>> {
  const accounts = await db
    .selectFrom('account')
    .where('demo_title', 'is not', null)
    .select(['id', 'username', 'name', 'person_id as personId'])
    .execute()
  const held = await rolesHeld(
    db,
    accounts.map(({ id }) => id),
    today,
  )
  return new Map(
    accounts.map(({ id, username, name, personId }) => {
      const own = held.filter(({ accountId }) => accountId === id)
      const grants = distinct(own).map((one) => ({
        posts: postsOf(one, own),
        key: keyOf(one),
        role: one.role,
        title: titleOf(one),
        organizationId: one.organizationId,
        organizationName: one.organizationName,
        path: one.path,
      }))
      return [username, { ...systemActor(name), accountId: id, personId, grants, acting: grants }]
    }),
  )
}

/** Somebody, so many days before today, at a quarter past nine. */
export function as(ctx: Context, actor: Actor, ago: number): Context {
  const day = addDays(ctx.today, -ago)
  const now = new Date(`${day}T09:15:00+08:00`)
  const record: Context['record'] = (deed) => ctx.record({ ...deed, by: actor })
  return { ...ctx, actor, reach: everywhere, now, today: dayIn(now), record }
}
