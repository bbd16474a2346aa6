import { educationGroupNames } from '#features/people/roll/rules.ts'
import { occupationNames } from '#features/people/rules.ts'
import type { call } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { type Question, questionOf } from '../rules.ts'

export type Shown = Awaited<ReturnType<typeof call.dashboard.show>>

/** The brackets of each dimension in their order, with the words of the screen. */
export const brackets = {
  age: [
    ['upTo30', '≤30岁'],
    ['31-35', '31–35岁'],
    ['36-40', '36–40岁'],
    ['41-45', '41–45岁'],
    ['46-50', '46–50岁'],
    ['51-55', '51–55岁'],
    ['56-60', '56–60岁'],
    ['from61', '≥61岁'],
  ],
  joined: [
    ['before1949-10', '1949.9及以前'],
    ['to1978-12', '1949.10–1978.12'],
    ['to2012-10', '1979.1–2012.10'],
    ['since2012-11', '2012.11以来'],
  ],
  education: Object.entries(educationGroupNames),
  occupation: Object.entries(occupationNames),
} satisfies Record<string, (readonly [string, string])[]>

export const membersIn = ({ figures }: Pick<Shown, 'figures'>, dimension: string, bracket: string): number =>
  figures.by[dimension]?.[bracket] ?? 0

/** The member list that answers a question of an organization. */
export const listOf = (organizationId: number, question: Question = {}): string =>
  addressOf('/people', { organizationId, ...question })

/** The list of exactly the people behind a number. */
export const behind = (organizationId: number, dimension: string, bracket: string): string =>
  listOf(organizationId, questionOf(dimension, bracket) ?? {})

export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
