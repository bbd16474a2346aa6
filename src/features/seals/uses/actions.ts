import { everywhere } from '#basics/reach.ts'
import { documentSeen, type SeenDocument } from '#features/documents/letters/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { insertUse } from '../deciding/queries.ts'
import { factsOf, sealName } from '../register/actions.ts'
import { type FoundSeal, findSeal, holdSeal } from '../register/queries.ts'
import { whyNotOn, whyNotUsable } from '../rules.ts'
import { stamp } from '../stamping/jobs.ts'
import { words } from '../words.ts'
import type { UseQuestion } from './contract.ts'
import {
  countUses,
  type FoundUse,
  lateSince,
  pageOfUses,
  roundsOf,
  sealsOfOrganizations,
  usesById,
  usesWithin,
} from './queries.ts'

/** Who signs the document, in the order of the seals. */
const signersOf = ({ organizationId, jointIds }: Pick<SeenDocument, 'organizationId' | 'jointIds'>) => [
  organizationId,
  ...jointIds,
]

export const showUse = (ctx: Pick<Context, 'now' | 'actor'>) => (use: FoundUse) => ({
  ...use,
  sealName: sealName(use),
  late: isLate(ctx, use),
  mine: use.accountId !== null && use.accountId === ctx.actor.accountId,
  stoppedBecause: use.stoppedBecause && (words[use.stoppedBecause]?.(factsOfUse(use)) ?? use.stoppedBecause),
})
const isLate = ({ now }: Pick<Context, 'now'>, { status, approvedAt }: FoundUse) =>
  status === 'approved' && Date.parse(approvedAt ?? '') < lateSince(now).getTime()
const factsOfUse = ({ organizationName }: FoundUse) => ({ name: organizationName })

/** A document that one's own organizations issue. */
async function ownDocument(ctx: Context, id: number): Promise<SeenDocument> {
  const document = await documentSeen(ctx, id)
  if (!document?.own) throw new Refusal('not-found', 'not-found', { id, field: 'documentId' })
  return document
}

/** A seal whatever the reach: who issues a document jointly asks for the other's seal, and the other decides. */
export const sealAnywhere = ({ db }: Pick<Context, 'db'>, id: number) =>
  findSeal({ db, reach: everywhere }, id)

async function refusalFor(ctx: Context, document: SeenDocument, seal: FoundSeal): Promise<string | null> {
  const belongs = whyNotOn({ ...document, organizationIds: signersOf(document) }, seal)
  if (belongs) return belongs
  const usable = whyNotUsable(seal)
  if (usable) return usable
  return (await roundsOf(ctx, document.id, seal.id)).living ? 'seal-asked-already' : null
}

/** Which seals may be put on the document, and why others may not. */
export async function fittingSeals(ctx: Context, { id }: { id: number }) {
  const document = await ownDocument(ctx, id)
  const shown: {
    id: number
    name: string
    organizationName: string
    keeperName: string | null
    whyNot: string | null
  }[] = []
  for (const sealId of await sealsOfOrganizations(ctx, signersOf(document))) {
    const seal = await sealAnywhere(ctx, sealId)
    if (!seal) continue
    const code = await refusalFor(ctx, document, seal)
    const whyNot = code && (words[code]?.(factsOf(seal)) ?? code)
    shown.push({
      id: seal.id,
      name: sealName(seal),
      organizationName: seal.nameNow,
      keeperName: seal.keeperName,
      whyNot,
    })
  }
  return shown
}

export type StampRequest = {
  documentId: number
  sealIds: number[]
  reason: string
  /** On what the leave to stamp rests when it was given elsewhere: stamped at once, without another approval. */
  basis?: string
}

/**
 * Asks for seals on a document that was issued. With a basis they are stamped right after the transaction; without one,
 * after somebody answerable for the seal has approved. Answers the ids of the lines in the register.
 * @throws Refusal not-found; document-not-issued; seal-…
 */
export async function requestStamp(ctx: Context, asked: StampRequest): Promise<number[]> {
  const document = await ownDocument(ctx, asked.documentId)
  const ids: number[] = []
  for (const sealId of new Set(asked.sealIds)) {
    await holdSeal(ctx, sealId)
    const seal = await sealAnywhere(ctx, sealId)
    if (!seal) throw new Refusal('not-found', 'not-found', { id: sealId, field: 'sealIds' })
    const refusal = await refusalFor(ctx, document, seal)
    if (refusal) throw new Refusal('conflict', refusal, { ...factsOf(seal), field: 'sealIds' })
    ids.push(await enter(ctx, document, seal, asked))
  }
  if (asked.basis) await ctx.later(stamp, { documentId: document.id })
  return ids
}

/** The official seal of each of the document's signers, to be given to `requestStamp`. */
export async function officialSealsFor(ctx: Context, documentId: number): Promise<number[]> {
  const document = await ownDocument(ctx, documentId)
  const ids: number[] = []
  for (const organizationId of signersOf(document)) {
    const [id] = await sealsOfOrganizations(ctx, [organizationId])
    const seal = id === undefined ? null : await sealAnywhere(ctx, id)
    if (!seal || seal.line !== null)
      throw new Refusal('conflict', 'seal-missing', { name: document.organizationName })
    ids.push(seal.id)
  }
  return ids
}

/** The same, of those that may be put on it now: none where an organization keeps none, or has suspended it. */
export async function usableSealsFor(ctx: Context, documentId: number): Promise<number[]> {
  const document = await ownDocument(ctx, documentId)
  const ids: number[] = []
  for (const organizationId of signersOf(document)) {
    const [id] = await sealsOfOrganizations(ctx, [organizationId])
    const seal = id === undefined ? null : await sealAnywhere(ctx, id)
    if (seal && seal.line === null && (await refusalFor(ctx, document, seal)) === null) ids.push(seal.id)
  }
  return ids
}

async function enter(ctx: Context, document: SeenDocument, seal: FoundSeal, { reason, basis }: StampRequest) {
  const { rounds } = await roundsOf(ctx, document.id, seal.id)
  const id = await insertUse(ctx, {
    sealId: seal.id,
    documentId: document.id,
    round: rounds + 1,
    position: signersOf(document).indexOf(seal.organizationId),
    reason,
    basis: basis ?? null,
  })
  ctx.record({
    action: basis ? 'seal.approved' : 'seal.applied',
    subject: { kind: 'sealUse', id, name: sealName(seal) },
    path: seal.path,
    after: { documentNumber: document.number, title: document.title, basis },
    reason,
  })
  return id
}

export async function applyForSeals(
  ctx: Context,
  asked: { documentId: number; sealIds: number[]; reason: string },
) {
  const ids = await requestStamp(ctx, asked)
  return (await usesById(ctx, ids)).map(showUse(ctx))
}

export async function listUses(
  ctx: Context,
  { page, size, ...question }: UseQuestion & { page: number; size: number },
) {
  const path = question.organizationId ? (await getOrganization(ctx, question.organizationId)).path : null
  const found = usesWithin(ctx, question, path)
  const rows = await pageOfUses(ctx, found, question, { page, size })
  return { rows: rows.map(showUse(ctx)), total: await countUses(found) }
}
