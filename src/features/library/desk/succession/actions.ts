import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { factsNow, holdFor, note } from '../keeping/actions.ts'
import { getKept, type Kept, type VersionRow, versionsOf } from '../queries.ts'
import { copyAsDraft, insertMaterial, type MaterialFacts, saveDraft } from '../writing/queries.ts'
import { endReplaced, setReplaces, successorWritten } from './queries.ts'
import { type Succession, whyNotSucceed } from './rules.ts'

type Wished = {
  how: Succession
  on: Day
  title: string | null
  documentNumber: string | null
  issuedOn: Day | null
  changeNote: string
}

function refuse(why: ReturnType<typeof whyNotSucceed>): void {
  if (why) throw new Refusal(why.facts.field ? 'invalid' : 'conflict', why.code, why.facts)
}

/** Begins what follows a regulation, as a draft that is checked and published like any other. Answers whose draft it is. */
export async function succeed(ctx: Context, id: number, wished: Wished): Promise<number> {
  const { one, versions } = await holdFor(ctx, id, 'revise')
  const successor = (await successorWritten(ctx, id))?.title ?? null
  refuse(whyNotSucceed(wished.how, { ...one, successor }, wished))
  const facts = await factsNow(ctx, one, undefined)
  if (wished.how === 'replaced') return draftSuccessor(ctx, one, facts, wished)
  await draftText(ctx, id, versions, factsAfter(facts, wished), wished.changeNote)
  note(ctx, 'revised', one, { reason: wished.changeNote })
  return id
}

const factsAfter = (facts: MaterialFacts, { how, on, ...wished }: Wished): MaterialFacts =>
  how === 'repealed'
    ? { ...facts, repealedOn: on }
    : {
        ...facts,
        title: wished.title ?? facts.title,
        documentNumber: wished.documentNumber ?? facts.documentNumber,
        issuedOn: wished.issuedOn ?? facts.issuedOn,
        effectiveOn: on,
      }

async function draftText(
  ctx: Context,
  id: number,
  versions: VersionRow[],
  facts: MaterialFacts,
  changeNote: string,
): Promise<void> {
  const [newest] = versions as [VersionRow]
  await copyAsDraft(ctx, newest, newest.number + 1)
  const [draft] = (await versionsOf(ctx, id)) as [VersionRow]
  const { address, source } = newest
  await saveDraft(ctx, draft.id, { title: facts.title, text: null, address, source, changeNote }, facts)
}

/** Another regulation, in the place of this one once it is published. */
async function draftSuccessor(
  ctx: Context,
  old: Kept,
  facts: MaterialFacts,
  wished: Wished,
): Promise<number> {
  const { title, documentNumber, issuedOn, on, changeNote } = wished
  const next = { title: title ?? old.title, documentNumber, issuedOn, effectiveOn: on }
  const id = await insertMaterial(
    ctx,
    'article',
    { ...facts, ...next, summary: null, repealedOn: null },
    { title: next.title, text: null, address: null, source: null, changeNote },
    null,
  )
  await setReplaces(ctx, id, old.id)
  note(ctx, 'drafted', await getKept(ctx, id), { after: { replaces: old.title }, reason: changeNote })
  return id
}

/** The new regulation is published: the old one ends on its first day, and leads to it. */
export async function replace(ctx: Context, oldId: number, by: { id: number; on: Day }): Promise<void> {
  const old = await getKept(ctx, oldId, true)
  const why = whyNotSucceed(
    'revised',
    { ...old, successor: null },
    { on: by.on, issuedOn: null, title: null },
  )
  if (why && why.code !== 'succession-not-published') refuse(why)
  await endReplaced(ctx, oldId, by)
  note(ctx, 'replaced', old, { after: { repealedOn: by.on } })
}
