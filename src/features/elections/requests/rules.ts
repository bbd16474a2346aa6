import type { Day } from '#basics/days.ts'
import type { ElectionKind } from '../rules.ts'

/** What the organization above is asked: for the election, for the candidates, and to approve the result. */
export const requestParts = ['request', 'candidates', 'result'] as const
export type RequestPart = (typeof requestParts)[number]
export const requestPartNames: Record<RequestPart, string> = {
  request: '请示',
  candidates: '候选人预备人选的请示',
  result: '选举结果的请示',
}

/** Where an answer stands: not asked yet, written, on its way, answered. */
export const paperStates = ['missing', 'draft', 'running', 'agreed', 'refused'] as const
export type PaperState = (typeof paperStates)[number]
export type Paper = {
  state: PaperState
  requestId: number | null
  number: string | null
  replyNumber: string | null
  repliedOn: Day | null
}
export const noPaper: Paper = {
  state: 'missing',
  requestId: null,
  number: null,
  replyNumber: null,
  repliedOn: null,
}

/** The template of a 请示, by what is asked and where. */
export function templateFor(part: RequestPart, kind: ElectionKind, committee: boolean): string {
  if (part === 'result') return 'request-election-result'
  if (part === 'candidates') return committee ? 'request-candidates' : 'request-branch-candidates'
  if (kind === 'byElection') return 'request-by-election'
  if (kind === 'extension') return 'request-extension'
  if (kind === 'early') return 'request-early-election'
  return committee ? 'request-election' : 'request-branch-election'
}

export type Requested = {
  id: number
  templateKey: string
  status: 'draft' | 'running' | 'agreed' | 'refused' | 'withdrawn'
  number: string | null
  replyNumber: string | null
  repliedOn: Day | null
}
export type NotedReply = { part: RequestPart; number: string; repliedOn: Day }

/** How an answer stands: the last request that was not taken back, or a reply that came on paper. */
export function paperOf(template: string, requests: Requested[], noted: NotedReply | undefined): Paper {
  if (noted) return { ...noPaper, state: 'agreed', replyNumber: noted.number, repliedOn: noted.repliedOn }
  const last = requests.findLast((one) => one.templateKey === template && one.status !== 'withdrawn')
  if (!last || last.status === 'withdrawn') return noPaper
  const { id, status, number, replyNumber, repliedOn } = last
  return { state: status, requestId: id, number, replyNumber, repliedOn }
}

/** Why a request cannot be started now: one is under way, or was agreed to. */
export function whyNotRequest(paper: Paper): string | null {
  if (paper.state === 'agreed') return 'paper-agreed'
  return paper.state === 'missing' || paper.state === 'refused' ? null : 'paper-under-way'
}
