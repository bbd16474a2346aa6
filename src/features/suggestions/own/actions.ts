import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import type { contract } from '../contract.ts'
import { redrawnPhotos } from '../photos/actions.ts'
import {
  changeSuggestion,
  insertPhoto,
  insertStep,
  insertSuggestion,
  lockSuggestion,
  receiversFor,
} from '../queries.ts'
import { getSuggestion, pageFor, sheetFor, show, showPhoto } from '../reading/actions.ts'
import { dueAfter, needsWords, stateAfter, unsigned, whyNotSay } from '../rules.ts'

/** The writer's own record. @throws Refusal no-own-record */
function ownId({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

/** By which the writer finds his own again; whoever reads the database alone does not learn whose it is. */
export const authorKeyOf = ({ sealing }: Pick<Context, 'sealing'>, personId: number): Buffer =>
  sealing.keyOf(`suggestion-author ${personId}`)

const mine = (ctx: Context) => ({ authorKey: authorKeyOf(ctx, ownId(ctx)) })

/** Who did it, as the trail shows him: of what is not signed, nobody. */
const nobody = {
  accountId: null,
  personId: null,
  name: unsigned,
  acting: [],
  from: { ip: '', agent: '' },
}

type Subject = { id: number; title: string; path: string; signed: boolean }

const note = (ctx: Context, deed: string, { id, title, path, signed }: Subject) =>
  ctx.record({
    action: `suggestion.${deed}`,
    subject: { kind: 'suggestion', id, name: title },
    path,
    ...(!signed && { by: nobody }),
  })

type Given = Parameters<ActionsOf<typeof contract>['own']['write']>[1]

async function write(ctx: Context, given: Given, photos: Buffer[]) {
  const personId = ownId(ctx)
  const receivers = await receiversFor(ctx, personId)
  if (receivers.length === 0) throw new Refusal('conflict', 'suggestion-no-organization')
  const receiver = receivers.find((one) => one.id === given.organizationId)
  if (!receiver) throw new Refusal('invalid', 'suggestion-receiver', { field: 'organizationId' })

  const signed = !given.unsigned
  const { topic, title, words } = given
  const id = await insertSuggestion(ctx, {
    topic,
    title,
    organizationId: receiver.id,
    authorId: signed ? personId : null,
    dueOn: dueAfter(ctx.today),
    ...mine(ctx),
  })
  await insertStep(ctx, id, { kind: 'written', words })
  // Who stored a photo would tell who wrote.
  const keeper = signed ? ctx : { ...ctx, actor: { ...ctx.actor, accountId: null } }
  for (const [at, bytes] of photos.entries()) {
    const file = await keepFile(keeper, { bytes, name: `照片${at + 1}.webp`, type: 'image/webp' })
    await insertPhoto(ctx, id, file.id)
  }
  note(ctx, 'written', { id, title, path: receiver.path, signed })
  return { id }
}

export const ownActions: ActionsOf<typeof contract>['own'] = {
  list: (ctx, asked) => pageFor(ctx, mine(ctx), asked),

  async export(ctx, asked) {
    ctx.record({ action: 'suggestions.exported', subject: { kind: 'suggestions', id: 'own' } })
    return sheetFor(ctx, mine(ctx), asked, '我的意见建议')
  },

  async receivers(ctx) {
    const found = await receiversFor(ctx, ownId(ctx))
    return found.map(({ id, name, parentId }, at) => ({
      id,
      name,
      closest: at === 0,
      top: parentId === null,
    }))
  },

  get: (ctx, { id }) => show(ctx, mine(ctx), id),
  photo: (ctx, { id, photoId }) => showPhoto(ctx, mine(ctx), id, photoId),

  async write(ctx, given) {
    const photos = await redrawnPhotos([given.files ?? []].flat())
    return ctx.transaction((within) => write(within, given, photos))
  },

  async say(ctx, { id, saying, words }) {
    const own = mine(ctx)
    await lockSuggestion(ctx, id)
    const row = await getSuggestion(ctx, own, id)
    const why = whyNotSay(row.state, saying)
    if (why) throw new Refusal('conflict', why.code, { field: why.field })
    if (needsWords(saying) && !words)
      throw new Refusal('invalid', 'suggestion-words-missing', { field: 'words' })

    await insertStep(ctx, id, { kind: saying, words })
    const state = stateAfter(saying)
    // A supplement to what waits already does not put off its answer.
    const anew = state === 'waiting' && row.state !== 'waiting'
    await changeSuggestion(ctx, id, { state, ...(anew && { due_on: dueAfter(ctx.today) }) })
    note(ctx, saying, { ...row, signed: row.authorId !== null })
    return show(ctx, own, id)
  },
}
