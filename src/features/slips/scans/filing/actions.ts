import { minuteOf } from '#basics/days.ts'
import { keepPaperOf } from '#features/helping/consents/actions.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { isOver } from '../../kinds/queries.ts'
import { getSlip, holdByToken, newestSlip } from '../../queries.ts'
import { kindNames, pageOf, tokenInLetters, whyNotFile } from '../../rules.ts'
import { filedAlready, type Outcome, pictureOf } from '../queries.ts'

type Judged = Exclude<Outcome, { state: 'aside' }>

/** Where a page belongs that names a form and a page of it; or why it cannot be filed there. */
export async function judge(ctx: Context, { token, page }: { token: string; page: number }): Promise<Judged> {
  const slip = await holdByToken(ctx, token)
  const known = slip && (await filedAlready(ctx, slip.id, page))
  const newest = slip ? ((await newestSlip(ctx, slip))?.version ?? slip.version) : 0
  const over = slip?.kind === 'helpingConsent' && (await isOver(ctx, slip.subjectId))
  const why = whyNotFile({
    slip: slip ? { version: slip.version, within: slip.within, over } : null,
    newestVersion: newest,
    known: known !== undefined,
  })
  if (!why && slip) return { state: 'filed', slipId: slip.id, slipPage: page }
  // Of a form that is elsewhere nothing is told.
  const facts = slip?.within
    ? { title: kindNames[slip.kind], version: slip.version, newest }
    : { token: tokenInLetters(token) }
  const before = slip?.within && known ? { by: known.by, at: minuteOf(known.at) } : {}
  return { state: 'refused', refusal: why ?? '', facts: { ...facts, ...before, page } }
}

/** What follows once a page is filed: the record has its evidence, the trail its line, those whom it concerns are told. */
export async function settle(
  ctx: Context,
  pageId: number,
  { slipId, slipPage }: { slipId: number; slipPage: number },
): Promise<void> {
  const slip = await getSlip(ctx, slipId)
  if (slip.kind === 'helpingConsent')
    await keepPaperOf(ctx, slip.subjectId, (await pictureOf(ctx, pageId)).fileId)
  ctx.record({
    action: 'scanPage.filed',
    subject: { kind: 'person', id: slip.personId, name: slip.personName },
    path: slip.path,
    after: { slipKind: kindNames[slip.kind], version: slip.version, page: slipPage },
  })
  const notice = {
    template: 'slip-filed',
    facts: { form: kindNames[slip.kind], member: slip.personName },
    about: { kind: 'slip', id: slipId },
    sms: 'never',
  } as const
  const key = `slip/${slipId}/${slipPage}/${pageId}`
  await notify(ctx, { ...notice, to: [{ personId: slip.personId }], link: '/own-record', key })
  if (slip.accountId === null || slip.accountId === ctx.actor.accountId) return
  await notify(ctx, { ...notice, to: [{ accountId: slip.accountId }], link: pageOf[slip.kind](slip), key })
}
