import { holdersAt } from '#features/accounts/roles/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { topOrganizations } from '../queries.ts'

/** Those who answer for the platform hear of it once a day, whatever goes on being so. */
export async function tellDepartment(
  ctx: Context,
  { key, name, what }: { key: string; name: string; what: string },
): Promise<void> {
  const tops = await topOrganizations(ctx)
  const [top] = tops
  const holders = await holdersAt(
    ctx.db,
    tops.map(({ id }) => id),
    ctx.today,
  )
  const to = holders.filter(({ role }) => role === 'politicalWorkDepartment')
  if (to.length === 0 || !top) return
  await notify(ctx, {
    template: 'matter-missing',
    to,
    facts: { type: '平台保全', name, organization: top.shortName ?? top.name, what },
    about: { kind: 'backup', id: 0 },
    link: '/system-status',
    key: `safekeeping/${key}`,
  })
}
