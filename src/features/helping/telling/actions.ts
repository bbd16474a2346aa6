import { type Notice, notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import type { ConsentRow } from '../queries.ts'

const outcomes = { recorded: '已登记', withdrawn: '已撤销' } as const

/** Tells the member, and the helper, of a consent that was recorded or withdrawn. */
export async function tellOfConsent(
  ctx: Context,
  row: Pick<ConsentRow, 'id' | 'personId' | 'personName' | 'helperId' | 'helperName'>,
  what: keyof typeof outcomes,
): Promise<void> {
  const common = {
    template: 'helping-consent',
    facts: { member: row.personName, helper: row.helperName, result: outcomes[what] },
    about: { kind: 'helpingConsent', id: row.id },
  } as const satisfies Partial<Notice>
  const key = `helping/${row.id}/${what}`
  await notify(ctx, {
    ...common,
    to: [{ personId: row.personId }],
    link: '/own-helping',
    key,
    sms: 'allowed',
  })
  await notify(ctx, { ...common, to: [{ personId: row.helperId }], link: '/own-helping', key, sms: 'never' })
}

/** Tells the member what was done for him just now. */
export const tellOfDeed = (
  ctx: Context,
  deed: { id: number; consentId: number; personId: number; helperName: string; title: string },
) =>
  notify(ctx, {
    template: 'helped-act',
    to: [{ personId: deed.personId }],
    facts: { helper: deed.helperName, what: deed.title.slice(0, 20) },
    about: { kind: 'helpingConsent', id: deed.consentId },
    link: '/own-helping',
    key: `helping/act/${deed.id}`,
    sms: 'allowed',
  })
