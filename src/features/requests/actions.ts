import { completeStep, startAffair, withdrawAffair } from '#features/approvals/actions.ts'
import { carryEnclosures } from '#features/documents/enclosures/actions.ts'
import {
  changeDraft,
  discardDraft,
  draftDocument,
  issueDocument,
  voidNumber,
} from '#features/documents/letters/actions.ts'
import { replyTo } from '#features/documents/letters/queries.ts'
import { showDocument } from '#features/documents/letters/reading/actions.ts'
import { repliesTo } from '#features/documents/templates/replies/rules.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { requestStamp, usableSealsFor } from '#features/seals/uses/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import {
  changeRequest,
  deleteRequest,
  findRequest,
  holdRequest,
  insertRequest,
  type RequestRow,
  secretaryOf,
} from './queries.ts'
import { type readingActions, show } from './reading/actions.ts'
import {
  factsOf,
  ownSteps,
  whyNotDecide,
  whyNotDiscard,
  whyNotDraftReply,
  whyNotReply,
  whyNotReplyOn,
  whyNotRevise,
  whyNotSend,
  whyNotWithdraw,
} from './rules.ts'

type About = { kind: string; id: number; address: string }
export type NewRequest = {
  organizationId: number
  templateKey: string
  values: Values
  /** What it belongs to, when another part of the platform asks. */
  about?: About
}

/**
 * Drafts a 请示 of an organization within reach; answers it and its document.
 * @throws Refusal request-no-superior, request-only-request; what drafting a document refuses
 */
export async function startRequest(
  ctx: Context,
  asked: NewRequest,
): Promise<{ id: number; documentId: number }> {
  const { organizationId, templateKey, values, about = null } = asked
  const organization = await getOrganization(ctx, organizationId)
  if (!templateKey.startsWith('request-'))
    throw new Refusal('invalid', 'request-only-request', { field: 'templateKey' })

  const { id: documentId } = await draftDocument(ctx, { organizationId, templateKey, values })
  const document = await showDocument(ctx, documentId)
  if (document.addresseeId === null)
    throw new Refusal('conflict', 'request-no-superior', { name: organization.name })
  const id = await insertRequest(ctx, {
    organizationId,
    path: organization.path,
    superiorId: document.addresseeId,
    documentId,
    about,
  })
  ctx.record({
    action: 'request.started',
    subject: { kind: 'request', id, name: document.title },
    path: organization.path,
  })
  return { id, documentId }
}

/** How a request stands, for features that go on from its reply. @throws Refusal not-found */
export async function requestOf(ctx: Context, id: number) {
  const row = await held(ctx, id)
  return {
    id,
    status: row.declined && row.status === 'running' ? ('refused' as const) : row.status,
    documentId: row.documentId,
    documentNumber: row.number,
    affairId: row.affairId,
    verdict: row.verdict,
    replyId: row.replyId,
    replyNumber: row.replyNumber,
    repliedOn: row.repliedAt ? row.replyIssuedOn : null,
  }
}

/** Refuses who may not see a request. @throws Refusal not-found */
export async function requestSeen(ctx: Context, id: number): Promise<void> {
  if (!(await findRequest(ctx, id))) throw new Refusal('not-found', 'not-found', { id })
}

/** The same, and holds it until the transaction ends. */
export async function requestHeld(ctx: Context, id: number): Promise<void> {
  await held(ctx, id)
}

async function held(ctx: Context, id: number): Promise<RequestRow> {
  const row = await holdRequest(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

function refuse(row: RequestRow, reason: string | null, facts: Record<string, string | null> = {}): void {
  if (!reason) return
  throw new Refusal('conflict', reason, { waitingFor: row.stepName, askedOn: row.documentIssuedOn, ...facts })
}

const deed = (ctx: Context, { id, title, path }: RequestRow, action: string, more: object = {}) =>
  ctx.record({ action: `request.${action}`, subject: { kind: 'request', id, name: title }, path, ...more })

/** Who answers acts in a role for the very organization that is asked: not for one above it. */
function answersFor({ actor }: Context, { superiorId, superiorName }: RequestRow): void {
  if (!actor.acting.some((one) => one.organizationId === superiorId))
    throw new Refusal('forbidden', 'request-other-organization', { name: superiorName })
}

type Acts = Omit<ActionsOf<typeof contract>, keyof typeof readingActions>

export const actions: Acts = {
  async start(ctx, asked) {
    const { id } = await startRequest(ctx, asked)
    return show(ctx, id)
  },

  async send(ctx, { id, issuedOn, opinion, requestKey }) {
    const row = await held(ctx, id)
    const secretary = await secretaryOf(ctx, row.organizationId, ctx.today)
    const isSecretary = secretary !== undefined && secretary.id === ctx.actor.personId
    refuse(row, whyNotSend(factsOf(row), { isSecretary }), { signer: secretary?.name ?? null })

    const { number } =
      row.documentStatus === 'issued'
        ? row
        : await issueDocument(ctx, { id: row.documentId, signatory: ctx.actor.name, issuedOn })
    await sealWith(ctx, row.documentId, `请示由${ctx.actor.name}签发`)
    const documentIds = [row.documentId]
    const affairId = row.affairId
      ? await sendAgain(ctx, row.affairId, { opinion, requestKey, documentIds })
      : await sendFirst(ctx, row, { opinion, requestKey, documentIds })
    if (!row.affairId) await changeRequest(ctx, id, { sent: { affairId } })
    deed(ctx, row, 'sent', { after: { documentNumber: number, issuedOn } })
    return show(ctx, id)
  },

  async revise(ctx, { id }) {
    const row = await held(ctx, id)
    refuse(row, whyNotRevise(factsOf(row)))

    const old = await showDocument(ctx, row.documentId)
    await voidNumber(ctx, { id: row.documentId, reason: '上级退回，重写' })
    const { id: documentId } = await draftDocument(ctx, {
      organizationId: row.organizationId,
      templateKey: row.templateKey,
      values: old.values,
    })
    const { contactName, contactPhone } = old
    if (contactName || contactPhone) await changeDraft(ctx, { id: documentId, contactName, contactPhone })
    await carryEnclosures(ctx, row.documentId, documentId)
    await changeRequest(ctx, id, { document: documentId })
    deed(ctx, row, 'revised', { before: { documentNumber: row.number } })
    return show(ctx, id)
  },

  async decide(ctx, { id, verdict, opinion, requestKey }) {
    const row = await held(ctx, id)
    refuse(row, whyNotDecide(factsOf(row)))
    if (verdict === 'refused' && !opinion)
      throw new Refusal('invalid', 'request-opinion-missing', { field: 'opinion' })

    await completeStep(ctx, {
      affairId: row.affairId as number,
      step: ownSteps.decision,
      opinion: opinion || (verdict === 'agreed' ? '同意。' : '不同意。'),
      requestKey,
    })
    await changeRequest(ctx, id, { verdict, opinion })
    deed(ctx, row, 'decided', { after: { verdict }, reason: opinion || null })
    return show(ctx, id)
  },

  async draftReply(ctx, { id }) {
    const row = await held(ctx, id)
    refuse(row, whyNotDraftReply(factsOf(row)))
    answersFor(ctx, row)

    // One that was begun on the page of documents is taken up.
    const begun = await replyTo(ctx, row.documentId)
    const replyId = begun?.id ?? (await newReply(ctx, row))
    await changeRequest(ctx, id, { reply: replyId })
    deed(ctx, row, 'replyDrafted')
    return show(ctx, id)
  },

  async reply(ctx, { id, issuedOn, requestKey }) {
    const row = await held(ctx, id)
    refuse(row, whyNotReply(factsOf(row)))
    answersFor(ctx, row)
    refuse(row, whyNotReplyOn(issuedOn, row.documentIssuedOn))

    const replyId = row.replyId as number
    const number =
      row.replyStatus === 'issued'
        ? row.replyNumber
        : (await issueDocument(ctx, { id: replyId, issuedOn })).number
    await sealWith(ctx, replyId, `请示${row.number}的批复`)
    const affairId = row.affairId as number
    if (row.declined) await changeRequest(ctx, id, { verdict: 'refused', opinion: '' })
    else await completeStep(ctx, { affairId, step: ownSteps.reply, documentIds: [replyId], requestKey })
    await changeRequest(ctx, id, { replied: true })
    deed(ctx, row, 'replied', { after: { documentNumber: number, issuedOn } })
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await held(ctx, id)
    refuse(row, whyNotWithdraw(factsOf(row)))

    await withdrawAffair(ctx, { id: row.affairId as number, reason })
    if (row.documentStatus === 'issued')
      await voidNumber(ctx, { id: row.documentId, reason: `撤回：${reason}` })
    await changeRequest(ctx, id, { withdrawn: reason })
    deed(ctx, row, 'withdrawn', { reason })
    return show(ctx, id)
  },

  async discard(ctx, { id }) {
    const row = await held(ctx, id)
    refuse(row, whyNotDiscard(factsOf(row)), { number: row.number })

    await deleteRequest(ctx, id)
    if (row.documentStatus === 'draft') await discardDraft(ctx, row.documentId)
    deed(ctx, row, 'discarded')
    return { id }
  },
}

async function newReply(
  ctx: Context,
  { templateKey, verdict, superiorId, documentId }: RequestRow,
): Promise<number> {
  const { agree, disagree } = repliesTo(templateKey)
  const chosen = verdict === 'agreed' ? agree : disagree
  const asked = { organizationId: superiorId, templateKey: chosen, answersId: documentId, values: {} }
  return (await draftDocument(ctx, asked)).id
}

/** The official seal, where the organization keeps one: the leave rests on the signature. */
async function sealWith(ctx: Context, documentId: number, basis: string): Promise<void> {
  const sealIds = await usableSealsFor(ctx, documentId)
  if (sealIds.length > 0) await requestStamp(ctx, { documentId, sealIds, reason: '印发公文用印', basis })
}

type Sending = { opinion: string; requestKey: string; documentIds: number[] }

async function sendFirst(ctx: Context, row: RequestRow, sending: Sending): Promise<number> {
  const { id } = await startAffair(ctx, {
    kind: 'request',
    title: row.title,
    organizationId: row.organizationId,
    chainKey: 'requestToSuperior',
    subject: {},
    address: `/requests/${row.id}`,
    ...sending,
  })
  return id
}

/** After it was sent back and written anew: straight to whoever sent it back. */
async function sendAgain(ctx: Context, affairId: number, sending: Sending): Promise<number> {
  await completeStep(ctx, { affairId, step: 'start', touched: ['document'], ...sending })
  return affairId
}
