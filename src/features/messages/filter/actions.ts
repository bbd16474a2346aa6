import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { refuseUnlessWhole } from '../templates/actions.ts'
import { usualFilterWords } from '../templates/catalogue/rules.ts'
import type { filter } from './contract.ts'
import { addedWords, deleteWord, insertWord } from './queries.ts'

const isUsual = (word: string) => usualFilterWords.some((one) => one.word === word)

const note = (ctx: Context, deed: string, word: string, instead?: string) =>
  ctx.record({
    action: `messageFilter.${deed}`,
    subject: { kind: 'messageFilter', id: word, name: word },
    path: ctx.reach.paths[0],
    ...(instead && { after: { instead } }),
  })

export const filterActions: ActionsOf<typeof filter> = {
  async list(ctx) {
    const added = (await addedWords(ctx)).map((one) => ({ ...one, usual: false }))
    return [
      ...added,
      ...usualFilterWords.map((one) => ({ ...one, usual: true, addedAt: null, addedBy: null })),
    ]
  },

  async add(ctx, { word, instead }) {
    refuseUnlessWhole(ctx)
    if (isUsual(word) || !(await insertWord(ctx, { word, instead })))
      throw new Refusal('conflict', 'filter-word-known', { word, field: 'word' })
    note(ctx, 'added', word, instead)
    return { word, instead, usual: false, addedAt: ctx.now.toISOString(), addedBy: ctx.actor.name }
  },

  async remove(ctx, { word }) {
    refuseUnlessWhole(ctx)
    if (isUsual(word)) throw new Refusal('conflict', 'filter-word-usual', { word })
    if (!(await deleteWord(ctx, word))) throw new Refusal('not-found', 'not-found', { word })
    note(ctx, 'removed', word)
    return {}
  },
}
