import type { RoleName } from '#basics/contract.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { checkersOf } from './queries.ts'

/** What was submitted to be checked: what it is called, where it lies, where its desk opens it. */
export type Checked = {
  about: { kind: string; id: number }
  /** 资料, 课程: as messages name it. */
  what: string
  title: string
  path: string | null
  link: string
}

const tell = (
  ctx: Context,
  { about, link, what }: Checked,
  accountIds: number[],
  text: string,
  turn: string,
) =>
  notify(ctx, {
    template: 'notice',
    to: accountIds.map((accountId) => ({ accountId })),
    facts: { type: `${what}审核`, day: ctx.today, text },
    about,
    link,
    key: `${about.kind}/${about.id}/${turn}/${ctx.now.toISOString()}`,
    sms: 'never',
  })

/** Those who may approve it hear that it waits: the nearest, but for whoever submitted it. */
export async function tellCheckers(ctx: Context, checked: Checked, roles: readonly RoleName[] = []) {
  const accounts = await checkersOf(ctx, checked.path, roles, ctx.actor.accountId)
  const { what, title } = checked
  await tell(ctx, checked, accounts, `${ctx.actor.name}提交的${what}《${title}》等待审核。`, 'submitted')
}

/** Whoever submitted it hears what became of it; `because`: it goes back to him. */
export async function tellSubmitter(
  ctx: Context,
  checked: Checked,
  submitter: number | null,
  because: string | null = null,
) {
  if (submitter === null || submitter === ctx.actor.accountId) return
  const became = because === null ? '已审核通过并发布。' : `被退回修改：${because}`
  const text = `您提交的${checked.what}《${checked.title}》${became}`
  await tell(ctx, checked, [submitter], text, because === null ? 'published' : 'returned')
}
