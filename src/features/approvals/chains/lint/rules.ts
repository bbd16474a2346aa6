import {
  applies,
  type By,
  type Definition,
  endKey,
  mustStay,
  type Step,
  startKey,
  stepRoles,
} from '../rules.ts'

/** What is wrong with a chain, at which step, and what to do about it. */
export type Finding = { step: string | null; words: string }

/**
 * What keeps a chain from being published. `before`: the version that runs now, whose locked steps must be kept.
 */
export function lint(definition: Definition, before: Definition | null = null): Finding[] {
  const { steps } = definition
  if (steps.length === 0) return [{ step: null, words: '流程里还没有步骤，请至少添加一道审批。' }]
  return [
    ...steps.flatMap((step) => ofStep(step, definition)),
    ...ofNames(steps),
    ...ofTargets(definition),
    ...ofReach(definition),
    ...ofLocked(definition, before),
    ...ofDecision(steps),
  ]
}

const keyForm = /^[a-z][A-Za-z0-9]{0,39}$/

function ofStep(step: Step, { fields }: Definition): Finding[] {
  const say = (words: string): Finding[] => [{ step: step.key, words }]
  const name = step.name.trim()
  return [
    ...(name === '' ? say('有一步没有名称，请填写步骤名称。') : []),
    ...(keyForm.test(step.key) && step.key !== startKey && step.key !== endKey
      ? []
      : say(`“${name}”的代号不合规定，应为英文字母和数字。`)),
    ...(step.by.length === 0 ? say(`“${name}”没有承办人，请选择由谁承办。`) : []),
    ...step.by.flatMap((by) => ofSeat(by).flatMap((words) => say(`“${name}”：${words}`))),
    ...(new Set(step.by.map((by) => JSON.stringify(by))).size < step.by.length
      ? say(`“${name}”的承办人重复，请去掉一个。`)
      : []),
    ...(step.dueDays !== undefined &&
    !(Number.isInteger(step.dueDays) && step.dueDays > 0 && step.dueDays <= 250)
      ? say(`“${name}”的时限应为 1 至 250 个工作日。`)
      : []),
    ...ofCondition(step, fields).flatMap(say),
    ...(step.harmless && step.kind === 'own' ? say(`“${name}”不是审批，不能批量同意。`) : []),
    ...(step.sms && step.kind === 'own' ? say(`“${name}”不是审批，不能用短信办理。`) : []),
  ]
}

function ofSeat({ role, at, post }: By): string[] {
  if (!stepRoles.includes(role)) return ['承办角色不存在，请从列表中选择。']
  if (role === 'branch' && at !== 'own') return ['党支部只能承办本级的步骤，请改为“本级”，或改选党委。']
  if (role === 'politicalWorkDepartment' && post) return ['政工部门没有书记、委员之分，请去掉职务。']
  return []
}

function ofCondition({ name, onlyIf, locked }: Step, fields: Definition['fields']): string[] {
  if (!onlyIf) return []
  if (locked) return [`“${name}”是规定必经的步骤，不能附加条件。`]
  const field = fields.find(({ key }) => key === onlyIf.field)
  if (!field) return [`“${name}”的条件所用的项目不存在，请重新选择。`]
  if (onlyIf.is) {
    const known = new Set(field.options?.map(({ value }) => value))
    const wrong =
      onlyIf.is.length === 0 || (field.kind === 'choice' && onlyIf.is.some((one) => !known.has(one)))
    return wrong ? [`“${name}”的条件没有选对“${field.label}”的值，请重新选择。`] : []
  }
  return field.kind === 'number' && onlyIf.atLeast !== undefined
    ? []
    : [`“${name}”的条件要与数字比较，“${field.label}”不是数字，请改选。`]
}

function ofNames(steps: Step[]): Finding[] {
  const twice = (of: (step: Step) => string) =>
    steps.filter((step, at) => steps.findIndex((other) => of(other) === of(step)) < at)
  return [
    ...twice(({ name }) => name.trim()).map(({ key, name }) => ({
      step: key,
      words: `有两步都叫“${name}”，请改一个名称。`,
    })),
    ...twice(({ key }) => key).map(({ key, name }) => ({
      step: key,
      words: `“${name}”的代号与另一步相同。`,
    })),
  ]
}

function ofTargets({ steps }: Definition): Finding[] {
  return steps.flatMap(({ key, name, next }, at) => {
    if (next === undefined || next === endKey) return []
    const to = steps.findIndex((step) => step.key === next)
    if (to < 0) return [{ step: key, words: `“${name}”之后要去的步骤不存在，请重新选择。` }]
    return to > at ? [] : [{ step: key, words: `“${name}”之后只能去后面的步骤，否则办不完。` }]
  })
}

/** Where one may stand after a step: its target or the next, and behind that whatever conditions pass over. */
function successors(steps: Step[], at: number): number[] {
  const named = steps[at]?.next
  if (named === endKey) return [steps.length]
  let next = named === undefined ? at + 1 : steps.findIndex(({ key }) => key === named)
  const found = []
  for (;;) {
    found.push(next)
    if (next < 0 || next >= steps.length || !steps[next]?.onlyIf) return found
    next += 1
  }
}

/** Every place that can be reached from the start, with one step left out. */
function reachable(steps: Step[], without = -2): Set<number> {
  const seen = new Set<number>()
  const waiting = successors(steps, -1)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < 0 || at === without || seen.has(at)) continue
    seen.add(at)
    if (at < steps.length) waiting.push(...successors(steps, at))
  }
  return seen
}

function ofReach({ steps }: Definition): Finding[] {
  const seen = reachable(steps)
  const lost = steps.filter((_, at) => !seen.has(at))
  return [
    ...lost.map(({ key, name }) => ({
      step: key,
      words: `没有哪一步会走到“${name}”，请删去它，或让前面的步骤走到这里。`,
    })),
    ...(seen.has(steps.length)
      ? []
      : [{ step: null, words: '这样的流程走不到结束，请检查各步之后去哪里。' }]),
  ]
}

function ofLocked({ steps }: Definition, before: Definition | null): Finding[] {
  const kept = (before?.steps ?? []).filter(mustStay)
  const order = kept.flatMap(({ key }) => {
    const at = steps.findIndex((step) => step.key === key)
    return at < 0 ? [] : [at]
  })
  return [
    ...kept.flatMap((old): Finding[] => {
      const now = steps.find(({ key }) => key === old.key)
      if (!now) return [{ step: null, words: `“${old.name}”是规定必经的步骤，不能删去。` }]
      const same = now.kind === old.kind && Boolean(now.locked) === Boolean(old.locked)
      return same ? [] : [{ step: now.key, words: `“${old.name}”是规定必经的步骤，不能改成别的步骤。` }]
    }),
    ...(order.some((at, n) => n > 0 && at < (order[n - 1] as number))
      ? [{ step: null, words: '规定必经的步骤，先后次序不能颠倒。' }]
      : []),
    ...steps.flatMap((step, at) =>
      step.locked && reachable(steps, at).has(steps.length)
        ? [{ step: step.key, words: `“${step.name}”是规定必经的步骤，不能绕过，请检查前面的步骤去哪里。` }]
        : [],
    ),
  ]
}

/** However the affair answers the conditions, somebody decides. */
function ofDecision(steps: Step[]): Finding[] {
  const sure = steps.some((step) => step.kind === 'approve' && applies(step, {}))
  return sure ? [] : [{ step: null, words: '条件都不满足时没有人审批，请让至少一道审批不附条件。' }]
}
