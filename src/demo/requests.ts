import { addDays } from '#basics/days.ts'
import { actActions } from '#features/approvals/acts/actions.ts'
import { showAffair } from '#features/approvals/affairs/actions.ts'
import { saveFonds } from '#features/archive/settings/queries.ts'
import { changeDraft } from '#features/documents/letters/actions.ts'
import { actions as requestActions } from '#features/requests/actions.ts'
import type { Actor, Context } from '#platform/context.ts'
import { as, demoPeople } from './affairs.ts'

type Planned = {
  matter: string
  body: string
  /** Days ago: drafted, sent, reviewed, decided, replied; as far as it has come. */
  days: number[]
  /** Why it came back instead of being agreed to in the review. */
  returned?: string
}

const planned: Planned[] = [
  {
    matter: '使用党费购置学习书籍',
    body: '支部党员学习书籍不足，为保障理论学习，拟使用支部留存党费购置学习书籍六十册，所需经费一千九百元。',
    days: [33, 32, 30, 28, 26],
  },
  {
    matter: '与星河实验学校开展联学共建',
    body: '为丰富主题党日内容，拟与星河实验学校党支部签订联学共建协议，每季度开展一次联合学习和志愿服务。',
    days: [9, 8, 7, 6],
  },
  {
    matter: '调整党员活动室用途',
    body: '因科研用房调整，拟将三号楼二层会议室作为党员活动室使用。',
    days: [3, 2],
  },
  {
    matter: '开展党员志愿服务活动',
    body: '拟组织支部党员到星河社区开展志愿服务，每月一次，由支部委员轮流带队。',
    days: [5, 5, 4],
    returned: '请写明所需经费和安全负责人，修改后再报。',
  },
  {
    matter: '组织党员赴航天精神教育基地开展现场教学',
    body: '拟组织支部党员赴航天精神教育基地开展现场教学一次，时间一天。',
    days: [1],
  },
]

/** Requests of the demo branch to its committee, each as far as it has come; and the fonds that its archive belongs to. */
export async function loadRequests(ctx: Context): Promise<void> {
  await saveFonds(ctx, { code: 'X001', name: '中共星河研究院委员会' })
  const cast = await castOf(ctx)
  if (!cast) return
  for (const [n, one] of planned.entries()) await walk(ctx, cast, one, `demo-request-${n}`)
}

export type Cast = { secretary: Actor; office: Actor; leader: Actor; organizationId: number }

/** The branch of a demo secretary and those above it who decide; null where he leads none. */
export async function castOf(ctx: Context, username = 'shuji'): Promise<Cast | null> {
  const people = await demoPeople(ctx)
  const [secretary, office] = [people.get(username), people.get('dangwei')]
  const leader = people.get('dangweishuji') ?? office
  const organizationId = secretary?.grants.find(({ role }) => role === 'branch')?.organizationId
  return secretary && office && leader && organizationId
    ? { secretary, office, leader, organizationId }
    : null
}

async function walk(ctx: Context, cast: Cast, one: Planned, key: string): Promise<void> {
  const { matter, body, days } = one
  const draft = await requestActions.start(as(ctx, cast.secretary, days[0] ?? 0), {
    organizationId: cast.organizationId,
    templateKey: 'request-general',
    values: { matter, body },
  })
  await carryOn(ctx, cast, draft, one, key)
}

/** What was drafted goes as far as it has come, by the acts of whoever it lies with. */
export async function carryOn(
  ctx: Context,
  cast: Cast,
  { id, documentId }: { id: number; documentId: number },
  { days, returned }: Pick<Planned, 'days' | 'returned'>,
  key: string,
): Promise<void> {
  const [drafted = 0, sent, reviewed, decided, replied] = days
  const branch = (ago: number) => as(ctx, cast.secretary, ago)
  const above = (ago: number) => as(ctx, cast.office, ago)
  await changeDraft(branch(drafted), {
    id: documentId,
    contactName: cast.secretary.name,
    contactPhone: '010-60000016',
  })
  if (sent === undefined) return
  const issuedOn = (ago: number) => addDays(ctx.today, -ago)
  const { affairId } = await requestActions.send(branch(sent), {
    id,
    issuedOn: issuedOn(sent),
    opinion: '',
    requestKey: `${key}-sent`,
  })
  if (reviewed === undefined || !affairId) return
  const taskId = (await showAffair(above(reviewed), affairId)).may.taskId
  // In a smaller institute the two may not stand above each other.
  if (!taskId) return
  const opinion = '经审核，情况属实，拟同意。'
  const reviewing = { id: affairId, taskId, requestKey: `${key}-reviewed`, attachmentIds: [] }
  if (returned) {
    await actActions.sendBack(above(reviewed), { ...reviewing, to: 'start', marks: [], opinion: returned })
    return
  }
  await actActions.approve(above(reviewed), { ...reviewing, opinion })
  if (decided === undefined) return
  await requestActions.decide(as(ctx, cast.leader, decided), {
    id,
    verdict: 'agreed',
    opinion: '同意。',
    requestKey: `${key}-decided`,
  })
  if (replied === undefined) return
  const { reply } = await requestActions.draftReply(above(replied), { id })
  await changeDraft(above(replied), { id: reply?.id ?? 0, values: { decidedOn: issuedOn(decided) } })
  await requestActions.reply(above(replied), {
    id,
    issuedOn: issuedOn(replied),
    requestKey: `${key}-replied`,
  })
}
