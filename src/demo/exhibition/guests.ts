import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** Names for the guest book, of members of the demo institute, always the same ones. */
export async function visitors({ db }: Context, count: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from person where membership = 'active' order by employee_no limit ${count}`.execute(db)
  return rows.map(({ name }) => name)
}

export const guestEntries = [
  { days: 2, named: true, shown: false, reply: null, text: '带着新入职的同事看了一遍，第一展厅最打动人。' },
  { days: 3, named: false, shown: false, reply: null, text: '建议在第三展厅补充搬迁时期食堂的故事。' },
  {
    days: 5,
    named: true,
    shown: true,
    reply: '谢谢建议，下一版会补上当年的值班表。',
    text: '“先记下来，再高兴”，这句话应该贴在我们试验室门口。能不能再看看当年的值班表？',
  },
  { days: 9, named: true, shown: true, reply: null, text: '父亲当年就在北岭观测站，谢谢你们把它画下来。' },
  {
    days: 12,
    named: false,
    shown: true,
    reply: null,
    text: '支部今天用大屏一起走完四个展厅，大家在归零清单前停得最久。',
  },
  {
    days: 16,
    named: true,
    shown: true,
    reply: '已经放大字号，谢谢指出。',
    text: '展板文字清楚，手机上也能看。第二展厅保温桶的说明字有点小。',
  },
  { days: 20, named: true, shown: true, reply: null, text: '愿星河长明，也愿每一个岗位都有人坚守。' },
  { days: 26, named: true, shown: true, reply: null, text: '看完想起师傅说过的话：慢，有时候就是快。' },
] as const
