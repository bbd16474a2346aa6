import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { validityOf } from '../../rules.ts'
import { getKept, type Kept, topicIdsOf, type VersionRow, versionsOf } from '../queries.ts'
import { type Move, moves, powerOf, whyNotMove } from '../rules.ts'
import type { MaterialFacts } from '../writing/queries.ts'

const openOf = (versions: VersionRow[]) => versions.find(({ state }) => state !== 'published')

const standingOf = ({ state }: Pick<Kept, 'state'>, open: VersionRow | undefined) => ({
  state,
  open: (open?.state as 'draft' | 'submitted' | undefined) ?? null,
  submittedBy: open?.submittedAccountId ?? null,
})

/** The facts of a material as they will be with the version that is worked on. */
export const factsNow = async (
  ctx: Context,
  one: Kept,
  open: VersionRow | undefined,
): Promise<MaterialFacts> =>
  (open?.facts as MaterialFacts | null | undefined) ?? {
    title: one.title,
    summary: one.summary,
    columnId: one.columnId,
    topicIds: await topicIdsOf(ctx, one.id),
    issuer: one.issuer,
    documentNumber: one.documentNumber,
    issuedOn: one.issuedOn,
    effectiveOn: one.effectiveOn,
    repealedOn: one.repealedOn,
    sensitivity: one.sensitivity,
    audienceId: one.audienceId,
  }

export async function show(ctx: Context, id: number) {
  const one = await getKept(ctx, id)
  const versions = await versionsOf(ctx, id)
  const open = openOf(versions)
  const {
    body = null,
    address = null,
    source = null,
    changeNote = null,
    fileName = null,
  } = open ?? versions[0] ?? {}
  const standing = standingOf(one, open)
  return {
    ...one,
    validity: validityOf(one, ctx.today),
    facts: await factsNow(ctx, one, open),
    body,
    address,
    source,
    changeNote,
    fileName,
    versions,
    may: moves.filter(
      (move) =>
        ctx.actor.permissions.includes(powerOf[move]) &&
        whyNotMove(move, standing, ctx.actor.accountId) === null,
    ),
  }
}

export function note(
  ctx: Context,
  deed: string,
  one: Pick<Kept, 'id' | 'title' | 'path'>,
  more: object = {},
): void {
  const subject = { kind: 'material', id: one.id, name: one.title }
  ctx.record({ action: `material.${deed}`, subject, path: one.path, ...more })
}

/** A material held for one of its moves, with the version that is worked on. @throws Refusal */
export async function holdFor(ctx: Context, id: number, move: Move) {
  const one = await getKept(ctx, id, true)
  const versions = await versionsOf(ctx, id)
  const open = openOf(versions)
  const why = whyNotMove(move, standingOf(one, open), ctx.actor.accountId)
  if (why) throw new Refusal('conflict', why)
  return { one, versions, open: open as VersionRow }
}
