import type { Day } from '#basics/days.ts'

export const requestStatuses = ['draft', 'running', 'agreed', 'refused', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestStatusNames: Record<RequestStatus, string> = {
  draft: '草稿',
  running: '办理中',
  agreed: '已同意',
  refused: '不同意',
  withdrawn: '已撤回',
}

export const verdicts = ['agreed', 'refused'] as const
export type Verdict = (typeof verdicts)[number]
export const verdictNames: Record<Verdict, string> = { agreed: '同意', refused: '不同意' }

/** All within reach; those the own organizations asked; those that ask the own organizations. */
export const requestBoxes = ['all', 'asked', 'received'] as const

/** Steps of the chain that are this feature's own. */
export const ownSteps = { decision: 'decision', reply: 'reply' } as const

export type Facts = {
  status: RequestStatus
  verdict: Verdict | null
  /** The step its affair stands at; `start` when it was sent back to whoever sent it. Null: not sent, or ended. */
  step: string | null
  /** 不同意 given in the review: the affair is over, the reply is still owed. */
  declined: boolean
  document: 'draft' | 'issued' | 'voided'
  reply: 'draft' | 'issued' | 'voided' | null
}

/** The facts in a row of the list. */
export const factsOf = (row: {
  status: RequestStatus
  verdict: Verdict | null
  step: string | null
  declined: boolean
  documentStatus: Facts['document']
  replyStatus: Facts['reply']
}): Facts => ({
  status: row.status,
  verdict: row.verdict,
  step: row.step,
  declined: row.declined,
  document: row.documentStatus,
  reply: row.replyStatus,
})

/**
 * Why a request cannot be sent; null when it can. The secretary signs it: 签发人 of a document that goes up is who is in
 * charge of the organization. 《党政机关公文处理工作条例》（2012）第九条、第二十二条 (M).
 */
export function whyNotSend(facts: Facts, actor: { isSecretary: boolean }): string | null {
  if (facts.status === 'running' && facts.step !== 'start') return 'request-sent'
  if (facts.status !== 'draft' && facts.status !== 'running') return 'request-ended'
  if (facts.document === 'voided') return 'request-document-voided'
  // One that was issued on the page of documents keeps its number; one that came back needs a new one.
  if (facts.document === 'issued' && facts.status === 'running') return 'request-revise-first'
  return actor.isSecretary ? null : 'request-secretary-signs'
}

/** Sent back, its number is voided and it is written anew. */
export function whyNotRevise(facts: Facts): string | null {
  if (facts.status !== 'running') return facts.status === 'draft' ? 'request-not-sent' : 'request-ended'
  if (facts.step !== 'start') return 'request-not-sent-back'
  return facts.document === 'issued' ? null : 'request-revised'
}

export function whyNotDecide({ status, step, declined }: Facts): string | null {
  if (declined && status === 'running') return 'request-declined'
  if (status !== 'running') return status === 'draft' ? 'request-not-sent' : 'request-ended'
  return step === ownSteps.decision
    ? null
    : step === ownSteps.reply
      ? 'request-decided'
      : 'request-under-review'
}

/** One request, one reply; a disapproval is a reply as well. regulations: 公文条例 (V S55). */
export function whyNotDraftReply(facts: Facts): string | null {
  const { status, step, declined, reply } = facts
  if (status === 'draft') return 'request-not-sent'
  if (status !== 'running') return 'request-ended'
  if (step !== ownSteps.reply && !declined) return 'request-undecided'
  return reply === 'draft' || reply === 'issued' ? 'request-reply-drafted' : null
}

export function whyNotReply(facts: Facts): string | null {
  const { status, step, declined, reply } = facts
  if (status !== 'running') return status === 'draft' ? 'request-not-sent' : 'request-ended'
  if (step !== ownSteps.reply && !declined) return 'request-undecided'
  return reply === 'draft' || reply === 'issued' ? null : 'request-reply-missing'
}

export function whyNotWithdraw({ status, verdict, declined }: Facts): string | null {
  if (status === 'draft') return 'request-not-sent'
  if (status !== 'running') return 'request-ended'
  return verdict || declined ? 'request-decided' : null
}

export const whyNotDiscard = ({ status }: Facts): string | null =>
  status === 'draft' ? null : 'request-sent'

/** The reply is not dated before what it answers. */
export const whyNotReplyOn = (issuedOn: Day, askedOn: Day | null): string | null =>
  askedOn && issuedOn < askedOn ? 'reply-before-request' : null
