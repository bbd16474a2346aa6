/** Where the parts of a flow picture stand: a lane for each who, a column for each step. */

export type FlowStep = {
  key: string
  name: string
  who: string
  /** `skipped`: passed over by this affair; `optional`: taken on a condition. */
  state: 'done' | 'present' | 'coming' | 'skipped' | 'optional'
  /** Under the name: the limit, the condition. */
  note?: string
  /** Where it goes on, when not with the next one. */
  next?: string
}
export type FlowNode = FlowStep & { x: number; y: number; kind: 'step' | 'end' }
export type FlowArrow = { key: string; path: string; kind: 'forward' | 'walked' | 'back' }
export type FlowPicture = {
  width: number
  height: number
  lanes: { who: string; y: number; height: number }[]
  nodes: FlowNode[]
  arrows: FlowArrow[]
}

export const sizes = { name: 104, column: 146, lane: 88, box: 118, tall: 54 } as const

/** The picture of steps in order, with the end behind them; `back` is drawn from one step to an earlier one. */
export function layOut(
  steps: FlowStep[],
  ended: boolean,
  back: { from: string; to: string } | null,
): FlowPicture {
  const whos = [...new Set(steps.map(({ who }) => who))]
  const middle = (who: string) => whos.indexOf(who) * sizes.lane + sizes.lane / 2
  const nodes: FlowNode[] = steps.map((step, at) => ({
    ...step,
    kind: 'step',
    x: sizes.name + at * sizes.column + sizes.column / 2,
    y: middle(step.who),
  }))
  const last = nodes.at(-1)
  const end: FlowNode = {
    key: 'end',
    name: '结束',
    who: '',
    state: ended ? 'present' : 'coming',
    kind: 'end',
    x: sizes.name + steps.length * sizes.column + 36,
    y: last?.y ?? sizes.lane / 2,
  }
  const all = [...nodes, end]
  const named = (key: string) => all.find((node) => node.key === key)
  const taken = all.filter(({ state }) => state !== 'skipped')
  const forward = taken.slice(0, -1).map((node, at): FlowArrow => {
    const to = (node.next ? named(node.next) : taken[at + 1]) ?? end
    const walked = node.state === 'done' && to.state !== 'coming'
    return { key: node.key, path: elbow(node, to), kind: walked ? 'walked' : 'forward' }
  })
  const [from, to] = [back && named(back.from), back && named(back.to)]
  const returning: FlowArrow[] = from && to ? [{ key: 'back', path: under(from, to), kind: 'back' }] : []
  return {
    width: end.x + 40,
    height: Math.max(1, whos.length) * sizes.lane,
    lanes: whos.map((who, at) => ({ who, y: at * sizes.lane, height: sizes.lane })),
    nodes: all,
    arrows: [...forward, ...returning],
  }
}

const half = (node: FlowNode) => (node.kind === 'end' ? 18 : sizes.box / 2)

/** From the right side of one to the left side of the other, down or up half-way. */
function elbow(from: FlowNode, to: FlowNode): string {
  const [x1, x2] = [from.x + half(from), to.x - half(to) - 7]
  if (from.y === to.y) return `M${x1} ${from.y}H${x2}`
  const turn = x2 - 9
  return `M${x1} ${from.y}H${turn}V${to.y}H${x2}`
}

/** Back from the foot of one to the foot of an earlier one. */
function under(from: FlowNode, to: FlowNode): string {
  const [y1, y2] = [from.y + sizes.tall / 2, to.y + sizes.tall / 2 + 7]
  const low = Math.max(from.y, to.y) + sizes.tall / 2 + 14
  return `M${from.x} ${y1}V${low}H${to.x}V${y2}`
}
