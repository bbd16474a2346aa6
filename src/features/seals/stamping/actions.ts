import { randomBytes } from 'node:crypto'
import { everywhere } from '#basics/reach.ts'
import { attachSealed } from '#features/documents/letters/actions.ts'
import { digestOfFile, documentSeen, type SeenDocument } from '#features/documents/letters/queries.ts'
import type { Context } from '#platform/context.ts'
import { type Stamp, type Stamping, stampPdf } from '#platform/signing/stamping.ts'
import { keepFile } from '#platform/stored-files.ts'
import { credentialOf } from '../certificates/actions.ts'
import { sealName, textOf } from '../register/actions.ts'
import { type FoundSeal, findSeal, holdSeal, storedFile } from '../register/queries.ts'
import { whyNotOn, whyNotUsable } from '../rules.ts'
import {
  countAttempt,
  holdWaiting,
  setStamped,
  setStopped,
  verificationCode,
  type WaitingUse,
} from './queries.ts'
import { codeFrom } from './rules.ts'

/** Everything that is needed to stamp, read while the register stood still; the work itself is done outside. */
export type Prepared = {
  documentId: number
  number: string
  /** The file that gets the seals: sealed before, or as it was typeset. */
  baseFileId: number
  base: Buffer
  uses: (WaitingUse & { sealName: string; path: string; certificateId: number })[]
  stamps: Stamp[]
  stamping: Stamping
}

/** Counts an attempt and gathers what it needs; null when nothing waits, `typesetting` while there is no file yet. */
export async function prepareStamping(
  ctx: Context,
  documentId: number,
): Promise<Prepared | 'typesetting' | null> {
  const waiting = await holdWaiting(ctx, documentId)
  const document = await documentSeen(ctx, documentId)
  if (!waiting.length || !document) return null
  await countAttempt(
    ctx,
    waiting.map(({ id }) => id),
  )
  const ready: Ready[] = []
  for (const use of waiting) {
    const made = await readyFor(ctx, document, use)
    if (made === 'typesetting') return made
    if (made) ready.push(made)
  }
  return ready.length ? gathered(ctx, document, ready) : null
}

/** One seal, ready to be put; or it is stopped for good, with the reason. */
async function readyFor(ctx: Context, document: SeenDocument, use: WaitingUse) {
  await holdSeal(ctx, use.sealId)
  const seal = (await findSeal({ db: ctx.db, reach: everywhere }, use.sealId)) as FoundSeal
  const organizationIds = [document.organizationId, ...document.jointIds]
  const refusal = whyNotOn({ ...document, organizationIds }, seal) ?? whyNotUsable(seal)
  if (refusal) return stopUse(ctx, use, seal, refusal)
  if (document.typesetFileId === null) return 'typesetting'
  const places = document.sealPlaces?.filter(({ at }) => at === use.position) ?? []
  if (places.length === 0) return stopUse(ctx, use, seal, 'seal-places-missing')
  const signing = await credentialOf(ctx, seal)
  if (!signing) return stopUse(ctx, use, seal, 'seal-certificate-expired')
  const name = sealName(seal)
  const look = await lookOf(ctx, seal)
  const field = `seal-${seal.id}-${use.round}`
  // 骑缝章: a paper in parts carries the same seal on every seam as well, each a signature of its own.
  const stamps = places.map(({ page, x, y }, at): Stamp => {
    const own = at === 0 ? field : `${field}-${at + 1}`
    return { credential: signing.credential, field: own, name, spot: { page, x, y }, look }
  })
  return { use, seal, certificateId: signing.id, stamps }
}

async function lookOf(ctx: Context, seal: FoundSeal): Promise<Stamp['look']> {
  if (seal.pictureFileId === null) return { drawn: textOf(seal) }
  const { digest } = await storedFile(ctx, seal.pictureFileId)
  return { picture: await ctx.files.get(digest), diameter: seal.diameter }
}

async function stopUse(ctx: Context, use: WaitingUse, seal: FoundSeal, code: string): Promise<null> {
  await setStopped(ctx, use.id, code)
  ctx.record({
    action: 'seal.stopped',
    subject: { kind: 'sealUse', id: use.id, name: sealName(seal) },
    path: seal.path,
    after: { code },
  })
  return null
}

type Ready = { use: WaitingUse; seal: FoundSeal; certificateId: number; stamps: Stamp[] }

async function gathered(ctx: Context, document: SeenDocument, ready: Ready[]): Promise<Prepared> {
  const { id, number, pages, sealedFileId, typesetFileId } = document
  const code = await verificationCode(ctx, id, codeFrom(randomBytes(26)))
  const baseFileId = (sealedFileId ?? typesetFileId) as number
  return {
    documentId: id,
    number: number ?? '',
    baseFileId,
    base: await ctx.files.get(await digestOfFile(ctx, baseFileId)),
    uses: ready.map(({ use, seal, certificateId }) => ({
      ...use,
      sealName: sealName(seal),
      path: seal.path,
      certificateId,
    })),
    stamps: ready.flatMap(({ stamps }) => stamps),
    stamping: {
      reason: document.title,
      at: ctx.now,
      // Only signatures may follow the first seal: the mark goes with it.
      check: sealedFileId === null ? { address: `${ctx.address}/verify/${code}`, page: pages ?? 1 } : null,
    },
  }
}

export const stampPrepared = ({ base, stamps, stamping }: Prepared) => stampPdf(base, stamps, stamping)

/** What was seen when the work was prepared is no longer so: it is done again from the start. */
class ChangedMeanwhile extends Error {}

/** Records the stamped file and every seal on it, or nothing. */
export async function recordStamped(ctx: Context, prepared: Prepared, bytes: Buffer): Promise<void> {
  const still = new Set((await holdWaiting(ctx, prepared.documentId)).map(({ id }) => id))
  const document = await documentSeen(ctx, prepared.documentId)
  const base = document?.sealedFileId ?? document?.typesetFileId
  if (base !== prepared.baseFileId || !prepared.uses.every(({ id }) => still.has(id)))
    throw new ChangedMeanwhile('the document was stamped or changed meanwhile')

  const name = `${prepared.number}.pdf`
  const file = await keepFile(ctx, { bytes, name, type: 'application/pdf' })
  await attachSealed(ctx, { id: prepared.documentId, file: file.id, digest: file.digest })
  for (const { id, sealName: name, path, certificateId } of prepared.uses) {
    await setStamped(ctx, id, { certificateId, digest: file.digest })
    ctx.record({
      action: 'seal.stamped',
      subject: { kind: 'sealUse', id, name },
      path,
      after: { documentNumber: prepared.number, digest: file.digest },
    })
  }
}
