import type { PlacedCard } from '#features/boards/own/contract.ts'
import { insertBoard, upsertSubscription } from '#features/boards/own/queries.ts'
import type { Context } from '#platform/context.ts'

const plain = (key: PlacedCard['key']): PlacedCard => ({ key, wide: false })

/** The department's monthly board, which every branch may use, and one of a committee for its own. */
export async function loadBoards(ctx: Context): Promise<void> {
  const accounts = await ctx.db
    .selectFrom('account')
    .where('username', 'in', ['zhenggong', 'dangwei', 'shuji'])
    .select(['id', 'username'])
    .execute()
  const idOf = new Map(accounts.map(({ id, username }) => [username, id]))
  const [department, committee, secretary] = ['zhenggong', 'dangwei', 'shuji'].map((name) => idOf.get(name))
  const root = await ctx.db
    .selectFrom('organization')
    .where('parent_id', 'is', null)
    .select('path')
    .executeTakeFirstOrThrow()
  if (!department || !committee) return
  const monthly = await insertBoard(ctx, department, {
    name: '工作月报',
    cards: [
      { key: 'membersOverMonths', wide: true },
      { ...plain('age'), compare: 'lastYear' },
      plain('movement'),
      plain('funnel'),
      plain('life'),
      plain('dues'),
      plain('alerts'),
    ],
    organizationId: null,
    sharedWithPath: root.path,
  })
  if (secretary) await upsertSubscription(ctx, monthly.id, secretary, { rhythm: 'month', byMail: false })
  await insertBoard(ctx, committee, {
    name: '今明两年换届',
    cards: [{ key: 'terms', wide: true }, plain('elections'), plain('sizes')],
    organizationId: null,
    sharedWithPath: null,
  })
}
