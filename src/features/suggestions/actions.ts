import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import { ownActions } from './own/actions.ts'
import { changeSuggestion, insertStep, lockSuggestion, nameOf, type SuggestionRow } from './queries.ts'
import { getSuggestion, isWithin, pageFor, sheetFor, show, showPhoto } from './reading/actions.ts'
import { dueAfter, stateAfter, whyNotAnswer, whyNotPass } from './rules.ts'

/** In whose name somebody acts: of the organizations he acts for the closest above it, or the very one. */
function officeOf({ actor }: Context, row: SuggestionRow): number {
  const above = actor.acting
    .filter(({ path }) => path !== null && row.path.startsWith(path))
    .sort((one, other) => (other.path ?? '').length - (one.path ?? '').length)
  return above[0]?.organizationId ?? row.organizationId
}

/** Holds it for an act of whoever it lies with now, or of those above: where it began it can only be read. */
async function hold(ctx: Context, id: number): Promise<SuggestionRow> {
  await lockSuggestion(ctx, id)
  const row = await getSuggestion(ctx, ctx, id)
  if (!isWithin(row, ctx.reach))
    throw new Refusal('forbidden', 'suggestion-passed-on', { name: row.organizationName })
  return row
}

/** Tells the writer who signed; of who did not, nobody is told: a message would say whose it is. */
async function tell(ctx: Context, row: SuggestionRow, stepId: number, result: string): Promise<void> {
  if (row.authorId === null) return
  await notify(ctx, {
    template: 'suggestion-moved',
    to: [{ personId: row.authorId }],
    facts: { title: row.title, result },
    about: { kind: 'suggestion', id: row.id },
    link: `/own-suggestions/${row.id}`,
    key: `suggestion/${row.id}/${stepId}`,
    sms: 'never',
  })
}

export const actions: ActionsOf<typeof contract> = {
  own: ownActions,
  list: (ctx, asked) => pageFor(ctx, ctx, asked),

  async export(ctx, asked) {
    ctx.record({ action: 'suggestions.exported', subject: { kind: 'suggestions', id: 'received' } })
    return sheetFor(ctx, { reach: ctx.reach }, asked, '收到的意见建议')
  },

  get: (ctx, { id }) => show(ctx, ctx, id),
  photo: (ctx, { id, photoId }) => showPhoto(ctx, ctx, id, photoId),

  async answer(ctx, { id, words }) {
    const row = await hold(ctx, id)
    const why = whyNotAnswer(row.state)
    if (why) throw new Refusal('conflict', why)

    const by = { name: ctx.actor.name, organizationId: officeOf(ctx, row) }
    const stepId = await insertStep(ctx, id, { kind: 'answered', words, by })
    await changeSuggestion(ctx, id, { state: stateAfter('answered') })
    const subject = { kind: 'suggestion', id, name: row.title }
    ctx.record({ action: 'suggestion.answered', subject, path: row.path })
    await tell(ctx, row, stepId, '有了答复')
    return show(ctx, ctx, id)
  },

  async pass(ctx, { id, words }) {
    const row = await hold(ctx, id)
    const why = whyNotPass(row.state, row)
    if (why) throw new Refusal('conflict', why)

    const above = await nameOf(ctx, row.parentId as number)
    if (!above) throw new Refusal('conflict', 'suggestion-at-top')
    const by = { name: ctx.actor.name, organizationId: officeOf(ctx, row) }
    const stepId = await insertStep(ctx, id, { kind: 'passed', words, by })
    const change = { state: stateAfter('passed'), due_on: dueAfter(ctx.today), organization_id: above.id }
    await changeSuggestion(ctx, id, change)
    const subject = { kind: 'suggestion', id, name: row.title }
    const after = { organization: above.name }
    ctx.record({ action: 'suggestion.passed', subject, path: row.path, after })
    await tell(ctx, row, stepId, `已转给${above.name}`.slice(0, 40))
    return { id, organizationName: above.name }
  },
}
