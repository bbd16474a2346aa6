import { createHash, randomInt } from 'node:crypto'
import { z } from 'zod'
import { notifyAll } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { openTasks } from '../../acts/tasks/queries.ts'
import { affairTold } from '../../acts/telling/queries.ts'
import { codesOf, consenting, contentOf, insertCode, kindAllows } from '../queries.ts'
import { later, policy } from '../rules.ts'

const turn = z.object({ accountId: z.number().int(), number: z.number().int() })
export type Turn = z.infer<typeof turn>

/** Sending codes is asked for in the act's own transaction, and done after it: by then its documents are what they are. */
export const codesWanted = {
  name: 'approvals.send-codes',
  schema: z.object({ affairId: z.number().int(), turns: z.array(turn) }),
}

/** Who of those whose turn it is will be sent a code: the kind allows it, and they agreed. */
export async function byCode(ctx: Context, kind: string, turns: Turn[]): Promise<Turn[]> {
  if (turns.length === 0 || !(await kindAllows(ctx, kind))) return []
  const agreed = new Set(
    (
      await consenting(
        ctx,
        turns.map(({ accountId }) => accountId),
      )
    ).map(({ accountId }) => accountId),
  )
  return turns.filter(({ accountId }) => agreed.has(accountId))
}

/** What was before the one who decides, in 32 bytes. */
export const digestOf = async (ctx: Context, affairId: number): Promise<Buffer> =>
  createHash('sha256')
    .update(await contentOf(ctx, affairId))
    .digest()

/** What a code is known by: nobody who reads the database learns it. */
export const keyOfCode = (
  { sealing }: Pick<Context, 'sealing'>,
  taskId: number,
  phoneKey: Buffer,
  code: string,
) => sealing.keyOf(`sms-code ${taskId} ${phoneKey.toString('hex')} ${code}`)

/** Sends a code to each whose to-do still waits. Harmless twice: who has a code for the to-do gets no other. */
export async function sendCodes(
  ctx: Context,
  { affairId, turns }: { affairId: number; turns: Turn[] },
): Promise<void> {
  const open = (await openTasks(ctx, affairId)).filter(({ status }) => status === 'open')
  const wanted = turns.flatMap((one) => {
    const task = open.find(({ number }) => number === one.number)
    return task ? [{ ...one, taskId: task.id }] : []
  })
  if (wanted.length === 0) return
  const digest = await digestOf(ctx, affairId)
  const { kindName } = await affairTold(ctx, affairId)
  const agreed = await consenting(
    ctx,
    wanted.map(({ accountId }) => accountId),
  )
  const notices = []
  for (const { id: consentId, accountId, phoneKey } of agreed) {
    const { taskId } = wanted.find((one) => one.accountId === accountId) as (typeof wanted)[number]
    const sent = await codesOf(ctx, phoneKey, later(ctx.now, { hours: -policy.validHours }))
    if (sent.some((one) => one.taskId === taskId && (one.status === 'open' || one.status === 'held')))
      continue
    const code = freshCode((text) =>
      sent.every((one) => !one.codeKey.equals(keyOfCode(ctx, one.taskId, phoneKey, text))),
    )
    await insertCode(ctx, {
      affairId,
      taskId,
      consentId,
      phoneKey,
      codeKey: keyOfCode(ctx, taskId, phoneKey, code),
      digest,
      expiresAt: later(ctx.now, { hours: policy.validHours }),
    })
    notices.push({
      template: 'approval-by-sms' as const,
      to: [{ accountId }],
      facts: { type: kindName, number: String(affairId), hours: policy.validHours },
      secrets: { code },
      about: { kind: 'affair', id: affairId },
      link: `/affairs/${affairId}`,
      key: `affair/${affairId}/code/${taskId}`,
      sms: 'needed' as const,
    })
  }
  await notifyAll(ctx, notices)
}

/** A code that is none of those the number has been sent: each answer means one to-do. */
function freshCode(isFree: (code: string) => boolean): string {
  const text = String(randomInt(10 ** policy.codeLength)).padStart(policy.codeLength, '0')
  return isFree(text) ? text : freshCode(isFree)
}
