import { eventsOf } from '#features/transfers/queries.ts'
import { eventWords } from '#features/transfers/reading/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Finished, officialPaper } from '../../packages/actions.ts'
import { papersOf } from '../../packages/queries.ts'
import { letterToFile, transfersOfLetter } from './queries.ts'

const over = ['done', 'withdrawn']

/** A letter of introduction with what became of everybody on it; finished when each receipt is filed. */
export async function finishedLetter(ctx: Context, id: number, hold: boolean): Promise<Finished> {
  const letter = await letterToFile(ctx, id, hold)
  if (!letter) throw new Refusal('not-found', 'not-found', { id })
  const people = await transfersOfLetter(ctx, id)
  const passage = []
  for (const { id: transferId, name } of people)
    for (const event of await eventsOf(ctx, transferId))
      passage.push({
        at: event.at,
        name: event.name,
        title: event.title,
        words: `${name}：${eventWords[event.act] ?? event.act}`,
        opinion: event.note,
      })
  return {
    subject: { kind: 'transferLetter', id },
    organization: {
      id: letter.organizationId,
      code: letter.code,
      name: letter.organizationName,
      path: letter.path,
    },
    affair: 'transfer-letter',
    ended: people.every(({ state }) => over.includes(state)),
    title: null,
    papers: (await papersOf(ctx, [letter.documentId])).map(officialPaper),
    attachments: people.flatMap(({ scanName: name, scanBytes: bytes, scanDigest: digest }) =>
      name && bytes !== null && digest ? [{ name, bytes, digest }] : [],
    ),
    passage: passage.sort((one, other) => (one.at < other.at ? -1 : 1)),
  }
}
