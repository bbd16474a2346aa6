import { actorWithoutSession } from '#features/accounts/gate.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { keptReply, settleReply } from '#features/messages/replies/queries.ts'
import type { Context } from '#platform/context.ts'
import { handFor, perform } from '../../acts/performing/actions.ts'
import { holdAffair } from '../../acts/queries.ts'
import { getTask } from '../../acts/tasks/queries.ts'
import { affairTold } from '../../acts/telling/queries.ts'
import { isSeen } from '../../affairs/queries.ts'
import { powers } from '../../contract.ts'
import { whyNot } from '../../rules.ts'
import { handsOf } from '../../seats/queries.ts'
import { digestOf, keyOfCode } from '../codes/actions.ts'
import {
  attempted,
  type CodeRow,
  codesOf,
  endCodes,
  holdCode,
  holdNumber,
  insertAttempt,
  setHeld,
  setUsed,
  wrongSince,
} from '../queries.ts'
import {
  answers,
  type Code,
  decide,
  later,
  type Outcome,
  outcomeNames,
  policy,
  read,
  type Said,
  type Verdict,
  verdictNames,
} from '../rules.ts'

/** How long codes are remembered: a late answer is told that it is late. */
const rememberedHours = 30 * 24

/** One answer of a phone: understood, judged, written down, answered. Told again, it changes nothing. */
export async function hearAnswer(ctx: Context, replyId: number): Promise<void> {
  const reply = await keptReply(ctx, replyId)
  if (!reply || reply.handledAt !== null || reply.textSealed === null) return
  const { fromKey, personId } = reply
  await holdNumber(ctx, fromKey)
  if (await attempted(ctx, replyId)) return
  const said = read(ctx.sealing.open(reply.textSealed))
  const codes = await codesOf(ctx, fromKey, later(ctx.now, { hours: -rememberedHours }))
  // Neither a code nor anybody who was sent one: not for this, people read it.
  if (said.kind === 'unclear' && !said.code && codes.every(({ status }) => status !== 'open')) return

  const code = codeSaid(ctx, said, codes)
  const outcome = await judge(ctx, said, code, fromKey)
  await write(ctx, outcome, said, code, codes)
  const accountId = code?.accountId ?? null
  await insertAttempt(ctx, { replyId, phoneKey: fromKey, accountId, codeId: code?.id ?? null, outcome })
  await settleReply(ctx, replyId, `短信审批：${outcomeNames[outcome]}`)
  record(ctx, outcome, code, replyId, reply.fromMasked)
  await answer(ctx, outcome, code, writer(accountId, personId, replyId), `sms-answer/${replyId}`)
}

/** Whose code it is; else whose number it is; else the number that wrote. */
function writer(accountId: number | null, personId: number | null, replyId: number): Writer {
  if (accountId !== null) return { accountId }
  return personId === null ? { replyId } : { personId }
}
type Writer = { accountId: number } | { personId: number } | { replyId: number }

const codeSaid = (ctx: Context, said: Said, codes: CodeRow[]): CodeRow | null =>
  said.kind === 'unclear'
    ? null
    : (codes.find((one) => one.codeKey.equals(keyOfCode(ctx, one.taskId, one.phoneKey, said.code))) ?? null)

async function judge(ctx: Context, said: Said, code: CodeRow | null, phoneKey: Buffer): Promise<Outcome> {
  const wrongBefore = await wrongSince(ctx, phoneKey, later(ctx.now, { hours: -policy.validHours }))
  const same = code === null || (await digestOf(ctx, code.affairId)).equals(code.digest)
  const { consents, taskOpen } = code ?? { consents: false, taskOpen: false }
  return decide({ said, code: code as Code | null, wrongBefore, consents, open: taskOpen, same }, ctx.now)
}

async function write(ctx: Context, outcome: Outcome, said: Said, code: CodeRow | null, codes: CodeRow[]) {
  if (outcome === 'held' && code && said.kind !== 'unclear') {
    const reasonSealed = said.reason === '' ? null : ctx.sealing.seal(said.reason)
    const effectiveAt = later(ctx.now, { minutes: policy.coolingMinutes })
    await setHeld(ctx, code.id, { verdict: said.kind as Verdict, reasonSealed, effectiveAt })
  }
  const ended = (why: string, rows: CodeRow[]) => endCodes(ctx, standing(rows), why)
  if (outcome === 'undone' && code) await ended('undone', [code])
  if (outcome === 'changed' && code) await ended('changed', [code])
  if (outcome === 'expired' && code) await ended('expired', [code])
  if (outcome === 'locked') await ended('guessed', codes)
}

const standing = (codes: CodeRow[]) =>
  codes.filter(({ status }) => status === 'open' || status === 'held').map(({ id }) => id)

function record(ctx: Context, outcome: Outcome, code: CodeRow | null, replyId: number, number: string): void {
  const subject = code
    ? { kind: 'affair', id: code.affairId, name: `编号 ${code.affairId}` }
    : { kind: 'messageReply', id: replyId, name: number }
  ctx.record({
    action: 'smsApproval.answered',
    subject,
    path: null,
    after: { outcome: outcomeNames[outcome], number },
  })
}

/** Both by short message and in the inbox: whoever did not write it learns of it by the other channel. */
async function answer(
  ctx: Context,
  outcome: Outcome,
  code: Pick<CodeRow, 'affairId'> | null,
  to: Writer,
  key: string,
): Promise<void> {
  const { result, advice } = answers[outcome]
  await notify(ctx, {
    template: 'approval-sms-answer',
    to: [to],
    facts: { number: code ? String(code.affairId) : '不详', result, advice },
    ...(code && { about: { kind: 'affair', id: code.affairId }, link: `/affairs/${code.affairId}` }),
    key,
    urgent: true,
    sms: 'needed',
  })
}

/** A decision whose time to be taken back is over takes effect, in its author's name: or it says why it cannot. */
export async function takeEffect(ctx: Context, codeId: number): Promise<void> {
  const code = await holdCode(ctx, codeId)
  if (code?.status !== 'held' || code.effectiveAt === null || ctx.now < code.effectiveAt) return
  const key = `sms-effect/${codeId}`
  const to = { accountId: code.accountId }
  const outcome = await act(ctx, code)
  if (outcome === 'done') await setUsed(ctx, codeId)
  else await endCodes(ctx, [codeId], outcome)
  await answer(ctx, outcome, code, to, key)
}

async function act(ctx: Context, code: CodeRow): Promise<Outcome> {
  const { affairId, taskId, accountId } = code
  const verdict = code.verdict as Verdict
  const own = await actorWithoutSession(ctx, accountId, 'approvals.use', powers, {
    ip: '短信',
    agent: '短信审批',
  })
  if (!own || !code.consents) return 'refused'
  // In his own name and reach: the trail's lines too.
  const as: Context = { ...ctx, ...own, record: (deed) => ctx.record({ ...deed, by: own.actor }) }
  const hands = await handsOf(as)
  const affair = await holdAffair(as, affairId, isSeen(as, hands))
  const task = affair && (await getTask(as, affairId, taskId))
  if (!affair || !task || task.status !== 'open') return 'ended'
  if (!(await digestOf(ctx, affairId)).equals(code.digest)) return 'changed'
  const hand = handFor(task, affair.kind, hands)
  const event = { act: verdict, task: task.number }
  if (!hand || whyNot(affair.definition, affair.state, event)) return 'ended'
  const opinion = code.reasonSealed ? ctx.sealing.open(code.reasonSealed) : `${verdictNames[verdict]}。`
  const deed = verdict === 'approve' ? 'affair.approved' : 'affair.declined'
  const how = {
    opinion,
    attachmentIds: [],
    deed,
    detail: { channel: 'sms' },
    requestKey: `sms-code-${code.id}`,
  }
  await perform(as, affair, task, hand, how, event)
  await tellStarter(as, affairId, affair.startedBy, verdict, code.id)
  return 'done'
}

async function tellStarter(
  ctx: Context,
  affairId: number,
  startedBy: number | null,
  verdict: Verdict,
  codeId: number,
): Promise<void> {
  if (startedBy === null || startedBy === ctx.actor.accountId) return
  const { kindName } = await affairTold(ctx, affairId)
  await notify(ctx, {
    template: 'decided-by-sms',
    to: [{ accountId: startedBy }],
    facts: { type: kindName, number: String(affairId), who: ctx.actor.name, verdict: verdictNames[verdict] },
    about: { kind: 'affair', id: affairId },
    link: `/affairs/${affairId}`,
    key: `affair/${affairId}/by-sms/${codeId}`,
    sms: 'never',
  })
}
