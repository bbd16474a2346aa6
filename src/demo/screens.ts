import { insertScreen } from '#features/screens/arranged/queries.ts'
import { usualPages } from '#features/screens/rules.ts'
import type { Context } from '#platform/context.ts'

/** The wall in the entrance hall; no link leads to it until the department makes one. */
export async function loadScreens(ctx: Context): Promise<void> {
  const root = await ctx.db
    .selectFrom('organization')
    .where('parent_id', 'is', null)
    .select('id')
    .executeTakeFirstOrThrow()
  await insertScreen(ctx, { title: '智慧党建数据大屏', organizationId: root.id, pages: usualPages })
}
