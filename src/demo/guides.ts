import { insertGuide, insertVersion } from '#features/guides/queries.ts'
import type { Definition } from '#features/guides/rules.ts'
import type { Context } from '#platform/context.ts'

const branchRules = [{ regulation: 'branch-rules' as const, article: '' }]

/** How one committee does it, whose members are away for months. */
const afield: Definition = {
  title: '外场试验期间怎么过组织生活',
  group: '组织生活',
  summary: '党员出差在外场，支部的会怎么开、在哪里过组织生活',
  words: ['外场', '出差', '试验队', '临时党支部', '驻外'],
  start: 'how-long',
  nodes: [
    {
      key: 'how-long',
      kind: 'question',
      text: '同一批出差的党员要在外场多久？',
      note: '按试验任务书上的时间算，不按个人的票。',
      cites: branchRules,
      answers: [
        { label: '不到一个月', to: 'short', when: null },
        { label: '一个月以上', to: 'long', when: null },
      ],
    },
    {
      key: 'short',
      kind: 'end',
      text: '由原党支部安排',
      steps: [
        { text: '出发前向支部书记说明时间和地点，由支部登记请假或安排线上参加。', cites: branchRules },
        { text: '回来后两周内补学这段时间支部学习的内容。', cites: branchRules },
      ],
      forms: ['membersMeeting'],
    },
    {
      key: 'long',
      kind: 'end',
      text: '请示本党委，由外场的党员一起过组织生活',
      steps: [
        {
          text: '正式党员三名以上的，由带队同志向本党委请示设立临时党支部，写明人员、期限和负责人。',
          cites: branchRules,
        },
        { text: '党员的组织关系不转，党费仍在原党支部交纳。', cites: branchRules },
      ],
      forms: ['request'],
    },
  ],
}

/** The guide of a committee of its own, for what lies below it. */
export async function loadGuides(ctx: Context): Promise<void> {
  const owner = await ctx.db
    .selectFrom('account')
    .innerJoin('role_grant as held', 'held.account_id', 'account.id')
    .where('account.username', '=', 'dangwei')
    .select('held.organization_id as id')
    .executeTakeFirst()
  if (!owner?.id) return
  const by = { ...ctx, actor: { ...ctx.actor, name: '党委工作部' } }
  const key = await insertGuide(by, owner.id)
  await insertVersion(by, key, {
    version: 1,
    definition: afield,
    note: '按本党委关于外场试验期间党建工作的安排',
  })
}
