import { sql } from 'kysely'
import {
  insertMaterial,
  setReturned,
  setState,
  setSubmitted,
} from '#features/library/desk/writing/queries.ts'
import type { Context } from '#platform/context.ts'
import { safeText } from '#platform/safe-html.ts'

type Sheet = {
  title: string
  column: string
  summary: string
  text: string[]
  /** Who wrote it, and how far it is. */
  by: 'dangwei' | 'dangweishuji'
  state: 'draft' | 'submitted' | 'returned'
  because?: string
}

/** What lies on the desk of the committee that the demo person 党委 keeps: something to write on, to check, to mend. */
const sheets: Sheet[] = [
  {
    title: '启明控制所主题党日安排（十二月）',
    column: 'notices',
    summary: '各党支部十二月主题党日的主题、时间和地点。',
    text: [
      '本月主题党日围绕年终总结和明年计划开展，各党支部任选一天，避开外场试验日。',
      '请在月底前登记会议记录。',
    ],
    by: 'dangwei',
    state: 'draft',
  },
  {
    title: '外场试验期间怎样过好组织生活',
    column: 'cases',
    summary: '三个党支部在外场的做法，供其他党支部参考。',
    text: [
      '外场试验周期长、人员分散。第二党支部把党小组会开在试验间隙，会前把要议的两件事发到每个人手机上。',
      '留守的同志每周一次电话谈心，家里的困难由支部委员分头去看。',
    ],
    by: 'dangweishuji',
    state: 'submitted',
  },
  {
    title: '启明控制所党员学习书目（明年）',
    column: 'study',
    summary: '按季度列出必读和选读。',
    text: [
      '第一季度：党章和《中国共产党支部工作条例（试行）》；第二季度：党史；第三季度：院史；第四季度：自选。',
    ],
    by: 'dangweishuji',
    state: 'submitted',
  },
  {
    title: '党员突击队工作小结',
    column: 'cases',
    summary: '突击队今年承担的三项任务和收获。',
    text: ['今年突击队承担了三项急难任务，按期完成了联调。小结请各队员补充。'],
    by: 'dangwei',
    state: 'returned',
    because: '请写明突击队的起止时间和参加的党支部，任务名称不要写型号。',
  },
]

/** The desk of 启明控制所's committee. */
export async function loadCommitteeDesk(ctx: Context, columns: Map<string | null, number>): Promise<void> {
  const { rows: people } = await sql<{ username: string; id: number; name: string }>`
    select username, id, name from account where username in ('dangwei', 'dangweishuji')`.execute(ctx.db)
  const { rows: offices } = await sql<{ id: number; name: string }>`
    select organization.id, organization.name from role_grant
      join account on account.id = role_grant.account_id and account.username = 'dangwei'
      join organization on organization.id = role_grant.organization_id
    where role_grant.role = 'committee'`.execute(ctx.db)
  const [office] = offices
  if (!office) return
  for (const [at, sheet] of sheets.entries()) {
    const by = people.find(({ username }) => username === sheet.by)
    if (!by) continue
    const now = new Date(ctx.now.getTime() - (at + 1) * 26 * 3_600_000)
    await layOut({ ...ctx, now, actor: { ...ctx.actor, name: by.name, accountId: by.id } }, office, sheet, {
      columnId: columns.get(sheet.column) as number,
    })
  }
}

async function layOut(
  ctx: Context,
  office: { id: number; name: string },
  { title, summary, text, state, because = '' }: Sheet,
  { columnId }: { columnId: number },
): Promise<void> {
  const facts = {
    title,
    summary,
    columnId,
    topicIds: [],
    issuer: office.name,
    documentNumber: null,
    issuedOn: null,
    effectiveOn: null,
    repealedOn: null,
    sensitivity: 'internal' as const,
    audienceId: office.id,
  }
  const body = safeText(text.map((one) => `<p>${one}</p>`).join(''))
  const words = { title, text: body, address: null, source: '虚构的演示内容', changeNote: null }
  const id = await insertMaterial(ctx, 'article', facts, words, null)
  if (state === 'draft') return
  const { id: versionId } = await ctx.db
    .selectFrom('material_version')
    .where('material_id', '=', id)
    .select('id')
    .executeTakeFirstOrThrow()
  await setSubmitted(ctx, versionId)
  if (state === 'submitted') await setState(ctx, id, 'submitted')
  else await setReturned(ctx, versionId, because)
}
