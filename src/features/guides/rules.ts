import type { Day } from '#basics/days.ts'
import { coversEverything, type Reach } from '#basics/reach.ts'
import { type Facts, holds, type When } from './facts/rules.ts'
import type { FormKey } from './forms/rules.ts'
import type { Cite } from './regulations/rules.ts'

export const guideGroups = ['支部建设', '组织生活', '发展党员', '组织关系', '党费', '党员服务'] as const
export type GuideGroup = (typeof guideGroups)[number]

export type Answer = { label: string; to: string; when: When | null }
export type Question = {
  key: string
  kind: 'question'
  text: string
  note: string
  cites: Cite[]
  answers: Answer[]
}
export type Step = { text: string; cites: Cite[] }
export type End = { key: string; kind: 'end'; text: string; steps: Step[]; forms: FormKey[] }
export type Node = Question | End

/** 办事指南: a tree of questions whose every end says what to do and leads to the form to begin. */
export type Definition = {
  title: string
  group: GuideGroup
  summary: string
  /** Other words that people look for it by. */
  words: string[]
  start: string
  nodes: Node[]
}
export type Guide = { key: string; version: number; definition: Definition }

/** Who answers for the whole institute changes its guides; a committee, and whoever is above it, its own. */
export const mayChange = (ownerPath: string | null, reach: Reach): boolean =>
  ownerPath === null ? coversEverything(reach) : reach.paths.some((path) => ownerPath.startsWith(path))

export const nodeOf = ({ nodes }: Definition, key: string): Node | undefined =>
  nodes.find((node) => node.key === key)

export type Walked = { question: Question; answer: Answer; at: number }
export type Walk = { passed: Walked[]; node: Node | undefined }

/** Where the answers chosen lead, from the start; an answer that is not there ends the walk before it. */
export function walk(definition: Definition, chosen: readonly number[]): Walk {
  const passed: Walked[] = []
  let node = nodeOf(definition, definition.start)
  for (const at of chosen) {
    if (node?.kind !== 'question') break
    const answer = node.answers[at]
    if (!answer) break
    passed.push({ question: node, answer, at })
    node = nodeOf(definition, answer.to)
  }
  return { passed, node }
}

/** The one answer that the register gives to a question; null when it knows none, or more than one would do. */
export function answerByRegister({ answers }: Question, facts: Facts, today: Day): number | null {
  const fitting = answers.flatMap(({ when }, at) => (when && holds(when, facts, today) ? [at] : []))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** Every way through, as the answers chosen. Only of a tree that was checked: a circle would never end. */
export function waysOf(definition: Definition): number[][] {
  const from = (key: string): number[][] => {
    const node = nodeOf(definition, key)
    if (node?.kind !== 'question') return [[]]
    return node.answers.flatMap(({ to }, at) => from(to).map((rest) => [at, ...rest]))
  }
  return from(definition.start)
}

/** `0-2-1` in an address, and back. */
export const wayText = (chosen: readonly number[]): string => chosen.join('-')
export const readWay = (text: unknown): number[] =>
  typeof text === 'string' && /^\d{1,2}(?:-\d{1,2})*$/.test(text) ? text.split('-').map(Number) : []

/** What people would say is put aside before it is compared: 怎么办, 怎么, 如何, marks. */
const bare = (text: string) => text.toLowerCase().replaceAll(/怎么办|怎么|如何|怎样|[\s，。？?、“”（）]/g, '')

const pairs = (text: string) =>
  Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2))

const wordsOf = ({ nodes }: Definition) =>
  nodes
    .map((node) =>
      node.kind === 'end'
        ? [node.text, ...node.steps.map(({ text }) => text)].join(' ')
        : [node.text, node.note, ...node.answers.map(({ label }) => label)].join(' '),
    )
    .join(' ')

/** How well a guide answers what was looked for: its title before its other words before its text; 0: not at all. */
export function closeness(definition: Definition, sought: string): number {
  const text = bare(sought)
  if (text === '') return 1
  if (bare(definition.title).includes(text)) return 100
  const named = definition.words.map((word) => bare(word))
  if (named.some((word) => word.includes(text))) return 90
  // The longest of its other words that was said: 忘交党费 says more than 交党费.
  const said = Math.max(0, ...named.map((word) => (text.includes(word) ? word.length : 0)))
  if (said > 0) return 70 + Math.min(said, 19)
  if (bare(definition.summary).includes(text)) return 60
  if (bare(wordsOf(definition)).includes(text)) return 40
  const sure = bare([definition.title, ...definition.words, definition.summary].join(' '))
  const asked = pairs(text)
  const found = asked.filter((pair) => sure.includes(pair)).length
  // At least half of it in pairs of characters: 支部人数太多了 finds 超过五十人 by its other words.
  return asked.length > 0 && found * 2 >= asked.length ? Math.round((30 * found) / asked.length) : 0
}

/** Those that answer, the closest first; without anything looked for, all as they stand. */
export function findGuides<T extends { definition: Definition }>(guides: readonly T[], sought: string): T[] {
  if (bare(sought) === '') return [...guides]
  return guides
    .map((guide) => ({ guide, near: closeness(guide.definition, sought) }))
    .filter(({ near }) => near > 0)
    .sort((one, other) => other.near - one.near)
    .map(({ guide }) => guide)
}
