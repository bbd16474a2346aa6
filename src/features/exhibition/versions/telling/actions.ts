import { holdersAt } from '#features/accounts/roles/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import type { ExhibitionRow } from '../../queries.ts'
import { decidingOrganizations } from './queries.ts'
import { whoHears } from './rules.ts'

type Told = Pick<ExhibitionRow, 'id' | 'title'>
const type = '展览审核'
const linkOf = ({ id }: Told) => `/exhibitions/desk/${id}?tab=publishing`
const aboutOf = ({ id }: Told) => ({ kind: 'exhibition', id })

/** Those who may approve hear that it waits for them. */
export async function tellSubmitted(ctx: Context, row: ExhibitionRow, version: number): Promise<void> {
  const organizations = await decidingOrganizations(ctx, row.path, row.audiencePath)
  const holders = await holdersAt(
    ctx.db,
    organizations.map(({ id }) => id),
    ctx.today,
  )
  const heard = whoHears(holders, organizations, ctx.actor.accountId)
  if (heard.length === 0) return
  await notify(ctx, {
    template: 'affair-waiting',
    to: heard.map((accountId) => ({ accountId })),
    facts: { type, number: `${row.id}-${version}`, title: row.title, organization: row.organizationName },
    about: aboutOf(row),
    link: linkOf(row),
    key: `exhibition/${row.id}/${version}/waiting`,
    sms: 'never',
  })
}

const results = { approved: '已通过并发布', returned: '已退回修改' }

/** Whoever submitted it hears what became of it; why it was returned stands on the page that the message opens. */
export async function tellDecided(
  ctx: Context,
  row: Told,
  { number, submittedAccount }: { number: number; submittedAccount: number | null },
  how: keyof typeof results,
): Promise<void> {
  if (submittedAccount === null) return
  await notify(ctx, {
    template: 'affair-decided',
    to: [{ accountId: submittedAccount }],
    facts: { type, number: `${row.id}-${number}`, title: row.title, result: results[how] },
    about: aboutOf(row),
    link: linkOf(row),
    key: `exhibition/${row.id}/${number}/${how}`,
    sms: 'never',
  })
}
