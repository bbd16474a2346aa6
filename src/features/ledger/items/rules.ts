import { addDays, type Day, daysBetween } from '#basics/days.ts'

export const workItemKinds = ['task', 'rectification', 'other'] as const
export type WorkItemKind = (typeof workItemKinds)[number]
export const workItemKindNames: Record<WorkItemKind, string> = {
  task: '任务',
  rectification: '整改',
  other: '其他',
}

/** Where an item stands: under way, due within a week, past its day; done, or no longer asked for. */
export const workItemStates = ['running', 'soon', 'overdue', 'done', 'cancelled'] as const
export type WorkItemState = (typeof workItemStates)[number]
export const workItemStateNames: Record<WorkItemState, string> = {
  running: '办理中',
  soon: '即将到期',
  overdue: '已过期限',
  done: '已办结',
  cancelled: '已取消',
}

export type WorkItemStatus = 'open' | 'done' | 'cancelled'

/** How long before its day an item is spoken of as due. (Ours.) */
export const soonDays = 7

/** The day itself still belongs to the time given. */
export function stateOf(
  { status, dueOn }: { status: WorkItemStatus; dueOn: Day },
  today: Day,
): WorkItemState {
  if (status !== 'open') return status
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'running'
}

/** What is said of an item that is due: how long there is, or how long it has been. */
export function dueWords(state: WorkItemState, dueOn: Day, today: Day): string | null {
  if (state === 'overdue') return `已过期限 ${daysBetween(dueOn, today)} 天`
  if (state !== 'soon') return null
  return dueOn === today ? '今天到期' : `还有 ${daysBetween(today, dueOn)} 天`
}

/** Why an item may not be opened: the day it is due lies behind, or the organization stands no more. */
export function whyNotOpen(given: { dueOn: Day; closedOn: Day | null }, today: Day): string | null {
  if (given.closedOn !== null && given.closedOn <= today) return 'work-item-place-closed'
  return given.dueOn < today ? 'work-item-due-past' : null
}

/** Why nothing more may be done with an item. */
export function whyNotGoOn(status: WorkItemStatus): string | null {
  return { open: null, done: 'work-item-done', cancelled: 'work-item-cancelled' }[status]
}

/** A day on which something was done for an item: since it was opened, and not ahead. */
export function whyNotOn(on: Day, openedOn: Day, today: Day): string | null {
  if (on > today) return 'work-item-day-ahead'
  return on < openedOn ? 'work-item-day-before' : null
}

/**
 * Why an item may not be closed. A 整改 is closed with something to show for it: a note of what was done or a paper,
 * so that whoever looks afterwards need not ask for it. (Ours.)
 */
export function whyNotDone(
  item: { kind: WorkItemKind; openedOn: Day; evidence: number },
  on: Day,
  today: Day,
): string | null {
  const why = whyNotOn(on, item.openedOn, today)
  if (why) return why
  return item.kind === 'rectification' && item.evidence === 0 ? 'work-item-without-evidence' : null
}

/** A new day must be one that is still to come, and another than before. */
export function whyNotPostpone(to: Day, before: Day, today: Day): string | null {
  if (to < today) return 'work-item-due-past'
  return to === before ? 'work-item-due-same' : null
}
