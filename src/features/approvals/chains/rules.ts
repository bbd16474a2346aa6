/** 审批流程: who approves, in which order, as data. */

export const stepRoles = ['branch', 'committee', 'politicalWorkDepartment'] as const
export const levels = ['own', 'superior', 'top'] as const
export const posts = ['secretary', 'deputySecretary', 'committeeMember'] as const

/** Whose seat it is: a role (narrowed to a post) at the organization that starts, the committee above it, or the top. */
export type By = {
  role: (typeof stepRoles)[number]
  at: (typeof levels)[number]
  post?: (typeof posts)[number]
  /** Everyone who holds it has a seat of his own. */
  everyone?: boolean
}
/** Only when the affair says so; otherwise the step is passed over. */
export type Condition = { field: string; is?: string[]; atLeast?: number }
export type Step = {
  key: string
  name: string
  /** `approve` is decided here; `own` is completed by the feature that the affair belongs to. */
  kind: 'approve' | 'own'
  by: By[]
  /** 或签 or 会签. */
  mode: 'one' | 'all'
  /** Working days. */
  dueDays?: number
  onlyIf?: Condition
  /** Where it goes on, when not with the next step: a later step, or the end. */
  next?: string
  /** Demanded by a regulation: it stays. */
  locked?: boolean
  /** Many may be approved at once. */
  harmless?: boolean
  /** May be decided by short message, where the kind of affair allows it and the one who decides agreed to it. */
  sms?: boolean
}
/** What an affair of the chain says: conditions ask for it, and it is marked when it is sent back. */
export type ChainField = {
  key: string
  label: string
  kind: 'text' | 'number' | 'choice'
  options?: { value: string; label: string }[]
}
export type Definition = { fields: ChainField[]; steps: Step[] }
export type Said = Record<string, string | number | null>

/** The starter's own step, to which an affair is sent back to be repaired. */
export const startKey = 'start'
export const startName = '发起人修改'
export const endKey = 'end'

export const stepNamed = ({ steps }: Definition, key: string): Step | undefined =>
  steps.find((step) => step.key === key)
export const nameOfStep = (definition: Definition, key: string): string =>
  key === startKey ? startName : (stepNamed(definition, key)?.name ?? key)

export function applies({ onlyIf }: Step, said: Said): boolean {
  if (!onlyIf) return true
  const value = said[onlyIf.field]
  if (onlyIf.is) return typeof value === 'string' && onlyIf.is.includes(value)
  return typeof value === 'number' && value >= (onlyIf.atLeast ?? 0)
}

/** The first step from a place in the list on that applies; null at the end. */
function from({ steps }: Definition, at: number, said: Said): Step | null {
  return steps.slice(at).find((step) => applies(step, said)) ?? null
}

const place = ({ steps }: Definition, key: string) => steps.findIndex((step) => step.key === key)

/** What comes after a step that was done; null at the end. */
export function stepAfter(definition: Definition, key: string, said: Said): Step | null {
  if (key === startKey) return from(definition, 0, said)
  const next = stepNamed(definition, key)?.next
  if (next === endKey) return null
  return from(definition, next ? place(definition, next) : place(definition, key) + 1, said)
}

/** The steps that an affair would take when everybody agrees. */
export function walk(definition: Definition, said: Said): Step[] {
  const path: Step[] = []
  let step = stepAfter(definition, startKey, said)
  while (step && path.length <= definition.steps.length) {
    path.push(step)
    step = stepAfter(definition, step.key, said)
  }
  return path
}

/** The steps that may come after one (or after the start): those behind it. */
export const stepsBehind = (definition: Definition, key: string): Step[] =>
  definition.steps.slice(key === startKey ? 0 : place(definition, key) + 1)

/** A new step behind another (or, with the key of the start, first): it goes on where that one went on. */
export function insertAfter(definition: Definition, key: string, step: Step): Definition {
  const { next, ...before } = stepNamed(definition, key) ?? {}
  const behind = { ...step, ...(next !== undefined && step.next === undefined && { next }) }
  const steps = definition.steps.map((one) => (one.key === key ? (before as Step) : one))
  return {
    ...definition,
    steps: steps.toSpliced(key === startKey ? 0 : place(definition, key) + 1, 0, behind),
  }
}

/** Where a step goes on when not with the next one: 结束, or the name of a later step. */
export const jumpInWords = (definition: Definition, { next }: Step): string | null =>
  next === undefined ? null : next === endKey ? '结束' : nameOfStep(definition, next)

/** Why a step is passed over: its condition is not met, or one before goes on behind it. Null: it is taken. */
export function whyPassed(step: Step, taken: Step[], said: Said): 'condition' | 'jump' | null {
  if (taken.some(({ key }) => key === step.key)) return null
  return applies(step, said) ? 'jump' : 'condition'
}

/** Without a step; who went on there goes on behind it. */
export function removeStep(definition: Definition, key: string): Definition {
  const at = place(definition, key)
  const removed = definition.steps[at]
  if (!removed || mustStay(removed)) return definition
  const behind = removed.next ?? definition.steps[at + 1]?.key ?? endKey
  const steps = definition.steps
    .filter((step) => step !== removed)
    .map((step) => (step.next === key ? { ...step, next: behind } : step))
  return { ...definition, steps }
}

export const changeStep = (definition: Definition, key: string, changed: Step): Definition => ({
  ...definition,
  steps: definition.steps.map((step) => (step.key === key ? changed : step)),
})

/** Whether two chains say the same, in whatever order their parts are written. */
export const isSame = (one: Definition, other: Definition): boolean =>
  written(one.steps) === written(other.steps)

const written = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** A locked step stays, and so does one that another part of the platform completes. */
export const mustStay = ({ locked, kind }: Step): boolean => Boolean(locked) || kind === 'own'

/** A key that no step has yet. */
export function freeKey({ steps }: Definition): string {
  const taken = new Set(steps.map(({ key }) => key))
  let n = 1
  while (taken.has(`step${n}`)) n += 1
  return `step${n}`
}

const roleWords = { branch: '党支部', committee: '党委', politicalWorkDepartment: '政工部门' }
const levelWords = { own: '本级', superior: '上级', top: '院级' }
const postWords = { secretary: '书记', deputySecretary: '副书记', committeeMember: '委员' }
export const byNames = { role: roleWords, at: levelWords, post: postWords }

/** 上级党委书记; 院级政工部门; 本级党支部委员（每人）. */
export const byInWords = ({ role, at, post, everyone }: By): string =>
  `${levelWords[at]}${roleWords[role]}${post ? postWords[post] : ''}${everyone ? '（每人）' : ''}`

export function conditionInWords({ field, is, atLeast }: Condition, fields: ChainField[]): string {
  const known = fields.find(({ key }) => key === field)
  const label = known?.label ?? field
  if (!is) return `${label}不少于 ${atLeast ?? 0}`
  const values = is.map((value) => known?.options?.find((one) => one.value === value)?.label ?? value)
  return `${label}为${values.join('或')}`
}
