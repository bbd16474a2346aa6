import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { synonyms } from './contract.ts'
import { allSynonyms, deleteSynonyms, holdSynonyms, insertSynonyms, updateSynonyms } from './queries.ts'
import { distinctWords, whyNotGroup } from './rules.ts'

/** What holds for everybody is changed at the top alone. @throws Refusal synonyms-need-whole */
export function onlyWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'synonyms-need-whole')
}

async function accept(ctx: Context, words: string[], id: number | null): Promise<string[]> {
  onlyWhole(ctx)
  const refusal = whyNotGroup(words, await allSynonyms(ctx), id)
  if (refusal) throw new Refusal('conflict', refusal.code, { field: 'words', ...refusal.facts })
  return distinctWords(words)
}

const subjectOf = (id: number, words: string[]) => ({ kind: 'synonyms', id, name: words[0] as string })
const shown = (words: string[]) => ({ synonyms: words.join('、') })

export const synonymActions: ActionsOf<typeof synonyms> = {
  async list(ctx) {
    return allSynonyms(ctx)
  },

  async add(ctx, { words, note }) {
    const kept = await accept(ctx, words, null)
    const inserted = await insertSynonyms(ctx, kept, note || null)
    ctx.record({ action: 'synonyms.added', subject: subjectOf(inserted.id, kept), after: shown(kept) })
    return inserted
  },

  async change(ctx, { id, words, note }) {
    onlyWhole(ctx)
    const before = await holdSynonyms(ctx, id)
    const kept = await accept(ctx, words, id)
    await updateSynonyms(ctx, id, kept, note || null)
    ctx.record({
      action: 'synonyms.changed',
      subject: subjectOf(id, kept),
      before: shown(before.words),
      after: shown(kept),
    })
    return {}
  },

  async remove(ctx, { id }) {
    onlyWhole(ctx)
    const before = await holdSynonyms(ctx, id)
    await deleteSynonyms(ctx, id)
    ctx.record({
      action: 'synonyms.removed',
      subject: subjectOf(id, before.words),
      before: shown(before.words),
    })
    return {}
  },
}
