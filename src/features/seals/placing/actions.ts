import { everywhere } from '#basics/reach.ts'
import { documentSeen, type SeenDocument } from '#features/documents/letters/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { drawSeal } from '#platform/signing/seal-drawing.ts'
import { sealSvg } from '#platform/signing/seal-picture.ts'
import { sealName, textOf } from '../register/actions.ts'
import { type FoundSeal, findSeal, storedFile } from '../register/queries.ts'
import { whyNotUsable } from '../rules.ts'
import { sealsOfOrganizations } from '../uses/queries.ts'
import { livingUses } from './queries.ts'

/** The seals that will stand on a document: asked for, or the official ones of who signs it. */
export async function placedSeals(ctx: Context, { id }: { id: number }) {
  const document = await documentSeen(ctx, id)
  if (!document) throw new Refusal('not-found', 'not-found', { id })
  // Nothing will be put on what is voided; what is only planned is the business of those who issue it.
  if (document.status === 'voided' || !document.own) return []
  const uses = await livingUses(ctx, id)
  const planned: Awaited<ReturnType<typeof placed>>[] = []
  for (const [position, organizationId] of signersOf(document).entries()) {
    const use = uses.find((one) => one.position === position)
    if (use?.status === 'stamped') continue
    const sealId = use?.sealId ?? (await officialSeal(ctx, organizationId))
    const state = use?.status === 'approved' ? 'approved' : 'planned'
    if (sealId !== null) planned.push(await placed(ctx, sealId, position, state))
  }
  return planned
}

const signersOf = ({ organizationId, jointIds }: SeenDocument) => [organizationId, ...jointIds]
const anywhere = ({ db }: Context, id: number) =>
  findSeal({ db, reach: everywhere }, id) as Promise<FoundSeal>

/** The official seal of an organization where it may be used now. */
async function officialSeal(ctx: Context, organizationId: number): Promise<number | null> {
  const [id] = await sealsOfOrganizations(ctx, [organizationId])
  const seal = id === undefined ? null : await anywhere(ctx, id)
  return seal && seal.line === null && whyNotUsable(seal) === null ? seal.id : null
}

type State = 'planned' | 'approved'

async function placed(ctx: Context, sealId: number, position: number, state: State) {
  const seal = await anywhere(ctx, sealId)
  return {
    position,
    name: sealName(seal),
    state,
    diameter: seal.diameter,
    picture: await pictureOf(ctx, seal),
  }
}

async function pictureOf(ctx: Context, seal: FoundSeal): Promise<string> {
  const address = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`
  if (seal.pictureFileId === null)
    return address('image/svg+xml', Buffer.from(sealSvg(await drawSeal(textOf(seal)))))
  const { digest, type } = await storedFile(ctx, seal.pictureFileId)
  return address(type, await ctx.files.get(digest))
}
