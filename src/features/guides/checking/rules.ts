import { type FormKey, forms } from '../forms/rules.ts'
import { type Cite, regulationCodes } from '../regulations/rules.ts'
import { type Definition, type Node, nodeOf } from '../rules.ts'

export type Fault = { code: string; facts: Record<string, string | number> }

const fault = (code: string, facts: Fault['facts'] = {}): Fault => ({ code, facts })

/** 正文 of a node, short enough to name it by. */
const nameOf = ({ text }: { text: string }) => (text.length > 16 ? `${text.slice(0, 16)}……` : text)

const citesOf = (node: Node): Cite[] =>
  node.kind === 'end' ? node.steps.flatMap(({ cites }) => cites) : node.cites

/** Everything that hinders a guide from being published, the first things first. */
export function faultsOf(definition: Definition): Fault[] {
  const { nodes } = definition
  const twice = nodes.find(({ key }, at) => nodes.some((other, before) => other.key === key && before < at))
  if (twice) return [fault('guide-node-twice', { key: twice.key })]
  if (!nodeOf(definition, definition.start)) return [fault('guide-start-missing')]
  const astray = nodes.flatMap((node) =>
    node.kind === 'question'
      ? node.answers.flatMap(({ label, to }) =>
          nodeOf(definition, to) ? [] : [fault('guide-answer-astray', { node: nameOf(node), answer: label })],
        )
      : [],
  )
  if (astray.length > 0) return astray
  const circle = circleIn(definition)
  if (circle) return [fault('guide-circle', { node: nameOf(circle) })]
  const reached = reachedIn(definition)
  return [
    ...nodes
      .filter(({ key }) => !reached.has(key))
      .map((node) => fault('guide-node-unreached', { node: nameOf(node) })),
    ...nodes.flatMap(nodeFaults),
  ]
}

function nodeFaults(node: Node): Fault[] {
  const name = { node: nameOf(node) }
  const unknown = citesOf(node).find(({ regulation }) => !regulationCodes.includes(regulation))
  if (unknown) return [fault('guide-cite-unknown', { ...name, regulation: unknown.regulation })]
  if (node.kind === 'question')
    return [
      ...(node.answers.length < 2 ? [fault('guide-answers-few', name)] : []),
      ...(node.cites.length === 0 ? [fault('guide-cite-missing', name)] : []),
    ]
  const formless = node.forms.length === 0 || node.forms.some((key: FormKey) => !(key in forms))
  return [
    ...(node.steps.length === 0 ? [fault('guide-steps-missing', name)] : []),
    ...(node.steps.some(({ cites }) => cites.length === 0) ? [fault('guide-cite-missing', name)] : []),
    ...(formless ? [fault('guide-form-missing', name)] : []),
  ]
}

const nextOf = (node: Node) => (node.kind === 'question' ? node.answers.map(({ to }) => to) : [])

/** Every node that some answers lead to. */
function reachedIn(definition: Definition): Set<string> {
  const reached = new Set<string>()
  const waiting = [definition.start]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const node = nodeOf(definition, key)
    if (!node || reached.has(key)) continue
    reached.add(key)
    waiting.push(...nextOf(node))
  }
  return reached
}

/** A node from which its answers lead back to itself: whoever answers never comes to an end. */
function circleIn(definition: Definition): Node | undefined {
  const done = new Set<string>()
  const visit = (key: string, above: Set<string>): Node | undefined => {
    const node = nodeOf(definition, key)
    if (!node || done.has(key)) return undefined
    if (above.has(key)) return node
    const here = new Set(above).add(key)
    for (const next of nextOf(node)) {
      const found = visit(next, here)
      if (found) return found
    }
    done.add(key)
    return undefined
  }
  for (const { key } of definition.nodes) {
    const found = visit(key, new Set())
    if (found) return found
  }
  return undefined
}
