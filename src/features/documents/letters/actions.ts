import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { takeNumber } from '../numbers/taking/actions.ts'
import { organizationsNamed } from '../register/queries.ts'
import { documentKindNames } from '../rules.ts'
import { findTemplate, pinnedTemplate } from '../templates/actions.ts'
import type { Values } from '../templates/rules.ts'
import { typeset } from './jobs.ts'
import { documentSeen, type HeldDocument, linkedDocument, lockDocument, replyTo } from './queries.ts'
import { isForAllBelow, whyNotOn } from './rules.ts'
import {
  type Answered,
  askedValues,
  composeText,
  findingsFor,
  type Given,
  registerValues,
} from './texts/actions.ts'
import { deleteDraft, insertDraft, setIssued, setSealed, setVoided, updateDraft } from './writing/queries.ts'

/**
 * A document of one's own organizations, held until the transaction ends.
 * @throws Refusal not-found
 */
export async function holdDocument(ctx: Context, id: number): Promise<HeldDocument> {
  const held = await lockDocument(ctx, id)
  if (!held) throw new Refusal('not-found', 'not-found', { id })
  return held
}

/** @throws Refusal not-found; document-issued */
export async function holdDraft(ctx: Context, id: number): Promise<HeldDocument> {
  const held = await holdDocument(ctx, id)
  if (held.status !== 'draft') throw new Refusal('conflict', 'document-issued', { number: held.number })
  return held
}

const subjectOf = ({ id, title }: { id: number; title: string }) => ({ kind: 'document', id, name: title })

export type NewDocument = {
  templateKey: string
  organizationId: number
  values: Values
  addresseeId?: number | undefined
  answersId?: number | undefined
  jointIds?: number[] | undefined
}

/**
 * What a document from a template would say: what the register knows is filled in, what is given comes on top.
 * @throws Refusal template-unknown; document-organization-closed; reply-…; document-field-…
 */
export async function composeDraft(ctx: Context, given: NewDocument) {
  const organization = await getOrganization(ctx, given.organizationId)
  if (organization.closed_on)
    throw new Refusal('conflict', 'document-organization-closed', { name: organization.name })
  const found = await findTemplate(ctx, organization.path, given.templateKey)
  const answers = given.answersId === undefined ? null : await answered(ctx, given.answersId)
  if (found.kind === 'reply') {
    if (!answers) throw new Refusal('invalid', 'reply-without-request', {})
    if (answers.addresseeId !== organization.id) throw new Refusal('conflict', 'reply-not-asked', {})
  }

  const known = await registerValues(ctx, found, organization.id, answers)
  const text = await composeText(ctx, found, organization.id, answers, {
    values: { ...known, ...(await askedValues(ctx, found, answers)), ...given.values },
    addresseeId: given.addresseeId,
    jointIds: given.jointIds,
  })
  return { organization, found, answers, text }
}

/** Drafts a document from a template. @throws Refusal as `composeDraft` */
export async function draftDocument(ctx: Context, given: NewDocument): Promise<{ id: number }> {
  const { organization, found, answers, text } = await composeDraft(ctx, given)
  const id = await insertDraft(ctx, {
    ...text,
    kind: found.kind,
    organizationId: organization.id,
    templateKey: found.key,
    templateId: found.id,
    answersId: found.kind === 'reply' ? (answers?.id ?? null) : null,
  })
  ctx.record({
    action: 'document.drafted',
    subject: subjectOf({ id, title: text.title }),
    path: organization.path,
    after: { kind: documentKindNames[found.kind] },
  })
  return { id }
}

/** The 请示 to answer: seen from here, issued, and without a 批复 so far. */
async function answered(ctx: Context, id: number): Promise<Answered> {
  const seen = await documentSeen(ctx, id)
  const asked = seen ? await linkedDocument(ctx, id) : null
  if (asked?.kind !== 'request') throw new Refusal('not-found', 'not-found', { id })
  if (asked.status !== 'issued') throw new Refusal('conflict', 'reply-request-not-issued', {})
  if (await replyTo(ctx, id)) throw new Refusal('conflict', 'reply-exists', { number: asked.number })
  return asked
}

export type DraftChange = Partial<Given> & { id: number }

/** Changes a draft; what is not given stays. */
export async function changeDraft(ctx: Context, { id, ...change }: DraftChange): Promise<void> {
  const held = await holdDraft(ctx, id)
  const answers = held.answersId === null ? null : await linkedDocument(ctx, held.answersId)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const text = await composeText(ctx, await pinnedTemplate(ctx, held), held.organizationId, answers, {
    ...held,
    ...given,
    values: { ...held.values, ...change.values },
  })
  await updateDraft(ctx, id, text)
  // It is saved while somebody types: one line for a quarter of an hour of writing.
  if (ctx.now.getTime() - Date.parse(held.changedAt) < quarter) return
  ctx.record({
    action: 'document.draftChanged',
    subject: subjectOf({ id, title: text.title }),
    path: held.path,
  })
}
const quarter = 15 * 60_000

export async function discardDraft(ctx: Context, id: number): Promise<void> {
  const held = await holdDraft(ctx, id)
  await deleteDraft(ctx, id)
  ctx.record({ action: 'document.discarded', subject: subjectOf(held), path: held.path })
}

/**
 * Issues a draft: the next number of its organization, kind and year; the text stays as it is from here on.
 * @throws Refusal document-issued; the first finding of rules.ts
 */
export async function issueDocument(
  ctx: Context,
  { id, signatory, issuedOn }: { id: number; signatory?: string | undefined; issuedOn: Day },
): Promise<{ number: string }> {
  const draft = await holdDraft(ctx, id)
  const held = { ...draft, signatory: signatory ?? draft.signatory }

  const early = whyNotOn(issuedOn, ctx.today)
  if (early) throw new Refusal('invalid', early, { field: 'issuedOn' })
  const [finding] = await findingsFor(ctx, held)
  if (finding) throw new Refusal('conflict', finding.code, finding.facts)

  const taken = await takeNumber(ctx, held, issuedOn)
  const { number } = taken
  await setIssued(ctx, id, {
    ...taken,
    issuedOn,
    signatory: held.signatory,
    copiedIds: await organizationsNamed(ctx, held.copyTo),
    forAllBelow: isForAllBelow(held.kind, held.addressee),
  })
  await ctx.later(typeset, { id })
  ctx.record({
    action: 'document.issued',
    subject: subjectOf(held),
    path: held.path,
    after: { documentNumber: number, issuedOn, signatory: held.signatory },
  })
  return { number }
}

/** Voids what was issued: its number stays used. */
export async function voidNumber(
  ctx: Context,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  const held = await holdDocument(ctx, id)
  if (held.status === 'draft') throw new Refusal('conflict', 'document-not-issued', {})
  if (held.status === 'voided') throw new Refusal('conflict', 'document-voided', { number: held.number })
  const reply = held.kind === 'request' ? await replyTo(ctx, id) : undefined
  if (reply?.issuedAt) throw new Refusal('conflict', 'document-answered', { number: held.number })
  await setVoided(ctx, id, reason)
  ctx.record({
    action: 'document.voided',
    subject: subjectOf(held),
    path: held.path,
    before: { documentNumber: held.number },
    reason,
  })
}

/**
 * Lays the sealed file (a stored file, and the SHA-256 of its bytes) beside the typeset one: what is handed out from
 * here on. Once more with the same file is harmless; a further seal brings a further file.
 */
export async function attachSealed(
  ctx: Context,
  { id, file, digest }: { id: number; file: number; digest: string },
): Promise<void> {
  const held = await holdDocument(ctx, id)
  if (held.status !== 'issued') throw new Refusal('conflict', 'document-not-issued', {})
  if (held.sealedFileId === file) return
  await setSealed(ctx, id, { fileId: file, digest })
  ctx.record({
    action: 'document.sealed',
    subject: subjectOf(held),
    path: held.path,
    after: { documentNumber: held.number, digest },
  })
}
