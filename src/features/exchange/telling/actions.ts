import { checkersOf } from '#features/library/checking/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'

const sentences = {
  draft: '一个摆渡包已经编好，请打开清单逐项核对。',
  checked: '一个摆渡包已经核对，请另一位同志阅看清单后放行。',
}

/** Those who keep the exchange hear that a package waits for one of them; whoever moved it need not. */
export async function tellReleasers(ctx: Context, id: number, turn: keyof typeof sentences): Promise<void> {
  const accounts = await checkersOf(ctx, null, ['politicalWorkDepartment'], ctx.actor.accountId)
  if (accounts.length === 0) return
  await notify(ctx, {
    template: 'notice',
    to: accounts.map((accountId) => ({ accountId })),
    facts: { type: '内外网摆渡', day: ctx.today, text: sentences[turn] },
    about: { kind: 'exchangePackage', id },
    link: `/exchange/packages/${id}`,
    key: `exchange/${id}/${turn}/${ctx.now.toISOString()}`,
    sms: 'never',
  })
}
