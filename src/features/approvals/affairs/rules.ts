import { applies, type Definition, type Step } from '../chains/rules.ts'
import type { State } from '../rules.ts'

/** 待办, 已办, 我发起的, 抄送我的, 范围内全部. */
export const boxes = ['todo', 'done', 'started', 'copied', 'all'] as const
export type Box = (typeof boxes)[number]
export const boxNames: Record<Box, string> = {
  todo: '待办',
  done: '已办',
  started: '我发起的',
  copied: '抄送我的',
  all: '范围内全部',
}

export const sorts = ['movedAt', 'startedAt', 'dueOn', 'title', 'organization'] as const
export type Sort = (typeof sorts)[number]

/** How far each step has come: what was done, where it stands, what will be passed over. */
export function progress(
  definition: Definition,
  state: State,
): ('done' | 'present' | 'coming' | 'skipped')[] {
  const ends = state.status !== 'running'
  return definition.steps.map((step: Step) => {
    if (step.key === state.step) return 'present'
    if (state.passed.includes(step.key)) return 'done'
    return ends || !applies(step, state.said) ? 'skipped' : 'coming'
  })
}
