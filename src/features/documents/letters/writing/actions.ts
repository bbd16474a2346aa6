import type { ActionsOf } from '#platform/feature.ts'
import { changeDraft, discardDraft, draftDocument, issueDocument, voidNumber } from '../actions.ts'
import type { letters } from '../contract.ts'
import { showDocument } from '../reading/actions.ts'

type Writing = Pick<ActionsOf<typeof letters>, 'draft' | 'change' | 'discard' | 'issue' | 'void'>

export const writingActions: Writing = {
  draft: draftDocument,

  async change(ctx, change) {
    await changeDraft(ctx, change)
    return showDocument(ctx, change.id)
  },

  async discard(ctx, { id }) {
    await discardDraft(ctx, id)
    return { id }
  },

  async issue(ctx, asked) {
    const { number } = await issueDocument(ctx, asked)
    return { id: asked.id, number }
  },

  async void(ctx, asked) {
    await voidNumber(ctx, asked)
    return { id: asked.id }
  },
}
