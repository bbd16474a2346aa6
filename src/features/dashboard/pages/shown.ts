import type { call } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { type Question, questionOf } from '../rules.ts'

export type Shown = Awaited<ReturnType<typeof call.dashboard.show>>

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
