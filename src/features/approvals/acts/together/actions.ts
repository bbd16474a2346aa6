import type { Context } from '#platform/context.ts'
import { seesAffair } from '../../affairs/queries.ts'
import { type Event, whyNot } from '../../rules.ts'
import { type Hand, handsOf } from '../../seats/queries.ts'
import { words } from '../../words.ts'
import { handFor, perform } from '../performing/actions.ts'
import { holdAffair } from '../queries.ts'
import { affairsOfTasks, getTask, type TaskRow } from '../tasks/queries.ts'

/** Each of those that may be approved together is; of the others it is said why not. */
export async function approveMany(
  ctx: Context,
  { taskIds, opinion }: { taskIds: number[]; opinion: string },
) {
  const hands = await handsOf(ctx)
  const found = await affairsOfTasks(ctx, taskIds)
  const approved: { id: number; title: string }[] = []
  const refused: { taskId: number; title: string | null; why: string }[] = []
  for (const taskId of taskIds.filter((id) => !found.some((one) => one.taskId === id)))
    refused.push({ taskId, title: null, why: 'task-not-found' })
  for (const { taskId, affairId, title } of found) {
    const affair = await holdAffair(ctx, affairId)
    const task = await getTask(ctx, affairId, taskId)
    const seen = affair && task && (await seesAffair(ctx, hands, affairId))
    if (!seen) {
      refused.push({ taskId, title: null, why: 'task-not-found' })
      continue
    }
    const hand = handFor(task, affair.kind, hands)
    const event: Event = { act: 'approve', task: task.number }
    const why = whyNotTogether(task, hand) ?? whyNot(affair.definition, affair.state, event)
    if (why) refused.push({ taskId, title, why })
    else {
      const how = { opinion, attachmentIds: [], deed: 'affair.approved' }
      await perform(ctx, affair, task, hand as Hand, how, event)
      approved.push({ id: affairId, title })
    }
  }
  return { approved, refused: refused.map((one) => ({ ...one, why: words[one.why]?.({}) ?? one.why })) }
}

function whyNotTogether(task: TaskRow, hand: Hand | undefined): string | null {
  if (task.status === 'closed') return 'task-closed'
  if (!hand) return 'not-your-task'
  return task.harmless ? null : 'not-harmless'
}
