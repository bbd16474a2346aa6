import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { phrases } from './contract.ts'
import { deletePhrase, insertPhrase, phrasesOf } from './queries.ts'
import { usualPhrases } from './rules.ts'

const shown = async (ctx: Context) => ({ own: await phrasesOf(ctx), usual: [...usualPhrases] })

export const phraseActions: ActionsOf<typeof phrases> = {
  list: shown,

  async add(ctx, { text }) {
    await insertPhrase(ctx, text)
    return shown(ctx)
  },

  async remove(ctx, { text }) {
    await deletePhrase(ctx, text)
    return shown(ctx)
  },
}
