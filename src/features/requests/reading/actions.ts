import { dayIn } from '#basics/days.ts'
import { affairOf } from '#features/approvals/actions.ts'
import { showDocument } from '#features/documents/letters/reading/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract, RequestFilters } from '../contract.ts'
import { countOf, findRequest, type RequestRow, requestsWithin, rowsOf, secretaryOf } from '../queries.ts'
import {
  factsOf,
  requestStatusNames,
  verdictNames,
  whyNotDecide,
  whyNotDiscard,
  whyNotDraftReply,
  whyNotReply,
  whyNotRevise,
  whyNotSend,
  whyNotWithdraw,
} from '../rules.ts'

const actingPlaces = ({ actor }: Pick<Context, 'actor'>) => [
  0,
  ...actor.acting.flatMap(({ organizationId }) => organizationId ?? []),
]

/** A line of the list: what the affair ended by 不同意 without a reply of its own shows as. */
const lineOf = (row: RequestRow, today: string) => ({
  ...row,
  status: row.declined && row.status === 'running' ? ('refused' as const) : row.status,
  overdue: row.dueOn !== null && row.dueOn < today,
})

/** A request with its papers, and what whoever asks may do with it now. */
export async function show(ctx: Context, id: number) {
  const row = await findRequest(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const own = actingPlaces(ctx)
  const affair = row.affairId ? await affairOf(ctx, row.affairId) : null
  const secretary = await secretaryOf(ctx, row.organizationId, ctx.today)
  return {
    ...lineOf(row, ctx.today),
    document: {
      id: row.documentId,
      title: row.title,
      number: row.number,
      status: row.documentStatus,
      issuedOn: row.documentIssuedOn,
      sealed: row.documentSealedAt !== null,
    },
    reply: replyOf(row, own),
    about: row.aboutKind
      ? { kind: row.aboutKind, id: row.aboutId ?? 0, address: row.aboutAddress ?? '' }
      : null,
    findings: row.documentStatus === 'draft' ? await findingsOf(ctx, row.documentId) : [],
    signer: secretary?.name ?? null,
    sentBack: affair?.sentBack ? { name: affair.sentBack.name, opinion: affair.sentBack.opinion } : null,
    may: mayDo(ctx, row, {
      answers: own.includes(row.superiorId),
      holdsStep: Boolean(affair?.may.complete),
      reviews: Boolean(affair?.may.approve),
      isSecretary: secretary !== undefined && secretary.id === ctx.actor.personId,
    }),
  }
}

/** What stands in the way of sending; who signs is written when it is signed. */
const findingsOf = async (ctx: Context, documentId: number) =>
  (await showDocument(ctx, documentId)).findings.flatMap(({ code, sentence }) =>
    code === 'signatory-missing' ? [] : [sentence],
  )

/** A reply still being drafted is seen above only. */
function replyOf(row: RequestRow, own: number[]) {
  if (!row.replyId || !row.replyStatus) return null
  if (row.replyStatus === 'draft' && !own.includes(row.superiorId)) return null
  return {
    id: row.replyId,
    title: row.replyTitle ?? '',
    number: row.replyNumber,
    status: row.replyStatus,
    issuedOn: row.replyIssuedOn,
    sealed: row.replySealedAt !== null,
  }
}

type Part = { answers: boolean; holdsStep: boolean; reviews: boolean; isSecretary: boolean }

function mayDo(ctx: Context, row: RequestRow, { answers, holdsStep, reviews, isSecretary }: Part) {
  const facts = factsOf(row)
  const may = (permission: string) => ctx.actor.permissions.includes(permission)
  const [writes, replies] = [may('requests.write'), may('requests.answer') && answers]
  const ended = facts.status !== 'draft' && facts.status !== 'running'
  return {
    edit: writes && !ended && facts.document === 'draft',
    send: writes && whyNotSend(facts, { isSecretary }) === null,
    review: reviews,
    revise: writes && whyNotRevise(facts) === null,
    decide: may('requests.answer') && holdsStep && whyNotDecide(facts) === null,
    draftReply: replies && whyNotDraftReply(facts) === null,
    reply: replies && whyNotReply(facts) === null,
    withdraw: writes && isSecretary && whyNotWithdraw(facts) === null,
    discard: writes && whyNotDiscard(facts) === null,
  }
}

const pathOf = async (ctx: Context, { organizationId }: RequestFilters) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

type Reading = Pick<ActionsOf<typeof contract>, 'list' | 'export' | 'get'>

export const readingActions: Reading = {
  async list(ctx, asked) {
    const found = requestsWithin(ctx, asked, actingPlaces(ctx), await pathOf(ctx, asked))
    const rows = await rowsOf(found, asked, asked)
    return { rows: rows.map((row) => lineOf(row, ctx.today)), total: await countOf(found) }
  },

  async export(ctx, asked) {
    const path = await pathOf(ctx, asked)
    const total = await countOf(requestsWithin(ctx, asked, actingPlaces(ctx), path))
    const subject = { kind: 'requests', id: 'requests' }
    ctx.record({ action: 'requests.exported', subject, path, after: { ...asked, total } })
    return listFile(ctx, asked, path)
  },

  get: (ctx, { id }) => show(ctx, id),
}

const columns = [
  { title: '请示标题', width: 48 },
  { title: '发文字号', width: 24 },
  { title: '请示单位', width: 28 },
  { title: '上级党组织', width: 28 },
  { title: '状态', width: 10 },
  { title: '当前步骤', width: 18 },
  { title: '办理期限', width: 12 },
  { title: '报送日期', width: 12 },
  { title: '审批', width: 10 },
  { title: '批复字号', width: 24 },
]

/** The list as a workbook. */
function listFile(ctx: Context, asked: RequestFilters, path: string | null): Download {
  const { reach, today } = ctx
  const own = actingPlaces(ctx)
  return listSheet(
    `请示批复_${today}`,
    { name: '请示批复', columns },
    (db, page) => rowsOf(requestsWithin({ db, reach }, asked, own, path), asked, page),
    (row) => cellsOf(row, today),
  )
}

const cellsOf = (row: RequestRow, today: string) => [
  row.title,
  row.number ?? '',
  row.organizationName,
  row.superiorName,
  requestStatusNames[lineOf(row, today).status],
  row.stepName ?? '',
  row.dueOn ?? '',
  row.sentAt ? dayIn(new Date(row.sentAt)) : '',
  row.verdict ? verdictNames[row.verdict] : '',
  row.replyNumber ?? '',
]
