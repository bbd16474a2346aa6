import type { CrossingFile } from '#features/library/crossing/rules.ts'
import { kindOfName } from '#features/library/uploads/rules.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { nameFile } from '#platform/stored-files.ts'
import { byKey, keepResult, resultOf, writtenHere } from '../outside/queries.ts'
import { endPass, keepPass, openPasses, passByHash } from '../passes/queries.ts'
import { type ArrivedRow, filesOf, insertOutsideRequest, oneArrived } from '../queries.ts'
import type { CrossingPass, CrossingRequest, CrossingResult } from './rules.ts'

type Reader = Pick<Context, 'db' | 'today'>

/** The codes that open something outside, as they go there. */
export async function crossingPasses(ctx: Reader, id?: number) {
  const found = await openPasses(ctx, id)
  return found.map(({ id, ...pass }) => ({ id, pass: pass satisfies CrossingPass }))
}

export const takePass = (ctx: Context, given: CrossingPass): Promise<number> => keepPass(ctx, given)

/** A code ended inside, or its day is over. */
export async function dropPass(ctx: Context, id: number): Promise<void> {
  await endPass(ctx, id)
}

/** A request as it goes in; null where it is none that was written here. */
export async function crossingRequest(ctx: Pick<Context, 'db'>, id: number): Promise<CrossingRequest | null> {
  const [row] = await writtenHere(ctx, id)
  if (!row) return null
  const { hash, writtenAt, id: _, ...asked } = row
  return {
    key: asked.key,
    pass: hash,
    matter: asked.matter,
    body: asked.body,
    writtenAt: new Date(writtenAt).toISOString(),
    files: (await filesOf(ctx, id)).flatMap(crossingFile),
  }
}

function crossingFile({
  name,
  digest,
  bytes,
}: {
  name: string
  digest: string
  bytes: number
}): CrossingFile[] {
  const kind = kindOfName(name)
  return kind ? [{ name, kind, digest, bytes, pieces: [{ digest, bytes }], cover: null }] : []
}

/**
 * Takes a request from outside, and tells whoever gave its code. A code that nobody gave here, or that is ended, opens
 * nothing: what came with it is kept by nobody.
 */
export async function takeRequest(
  ctx: Context,
  given: CrossingRequest,
  typeOf: (digest: string) => string,
): Promise<number | null> {
  const known = await byKey(ctx, given.key)
  if (known) return known.id
  const pass = await passByHash(ctx, given.pass)
  if (!pass || pass.endedAt !== null || pass.accountId === null) {
    ctx.record({
      action: 'outsideRequest.turnedAway',
      subject: { kind: 'outsideRequest', id: given.key, name: given.matter },
    })
    return null
  }
  const ids: number[] = []
  for (const { name, digest, bytes } of given.files)
    ids.push((await nameFile(ctx, { name, digest, bytes, type: typeOf(digest) })).id)
  const id = await insertOutsideRequest(ctx, { ...given, passId: pass.id, arrivedAt: ctx.now }, ids)
  if (id === null) return null
  ctx.record({
    action: 'outsideRequest.arrived',
    subject: { kind: 'outsideRequest', id, name: given.matter },
    path: pass.path,
  })
  await notify(ctx, {
    template: 'notice',
    to: [{ accountId: pass.accountId }],
    facts: { type: '外网来件', day: ctx.today, text: `外网提交了“${given.matter}”，请核实后受理。` },
    about: { kind: 'outsideRequest', id },
    link: `/outside-requests/${id}`,
    key: `outside-request/${given.key}`,
    sms: 'never',
  })
  return id
}

/** How a request stands inside, as it is told outside. */
export async function crossingResult(ctx: Pick<Context, 'db'>, id: number): Promise<CrossingResult | null> {
  const row = await oneArrived(ctx, id)
  return row ? resultFrom(row) : null
}

const resultFrom = ({
  key,
  state,
  number,
  replyNumber,
  repliedOn,
  declinedBecause,
}: ArrivedRow): CrossingResult => ({
  key,
  state,
  number,
  replyNumber,
  repliedOn,
  because: declinedBecause,
})

/** Takes what the intranet says of a request; answers it as it stands here now. */
export async function takeResult(ctx: Context, told: CrossingResult): Promise<CrossingResult> {
  await keepResult(ctx, told)
  return (await resultOf(ctx, told.key)) ?? told
}
