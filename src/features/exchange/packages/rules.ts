export const directions = ['out', 'in'] as const
export type Direction = (typeof directions)[number]
export const directionNames: Record<Direction, string> = { out: '发出', in: '收到' }

export const packageStates = [
  'draft',
  'checked',
  'released',
  'handed',
  'confirmed',
  'discarded',
  'waiting',
  'taken',
] as const
export type PackageState = (typeof packageStates)[number]
export const packageStateNames: Record<PackageState, string> = {
  draft: '待核对',
  checked: '待放行',
  released: '待交出',
  handed: '已交出',
  confirmed: '对方已收',
  discarded: '已作废',
  waiting: '等前面的包',
  taken: '已收下',
}

export const outcomes = ['taken', 'same', 'gone', 'differs'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeNames: Record<Outcome, string> = {
  taken: '已收下',
  same: '没有变化',
  gone: '已撤下',
  differs: '收下后与对方不同',
}

export const packageMoves = ['check', 'release', 'discard', 'handAgain'] as const
export type PackageMove = (typeof packageMoves)[number]
export const powerOf: Record<PackageMove, 'exchange.prepare' | 'exchange.release'> = {
  check: 'exchange.prepare',
  release: 'exchange.release',
  discard: 'exchange.prepare',
  handAgain: 'exchange.prepare',
}

type Standing = { state: PackageState; checkedBy: number | null; undecided: number; leaving: number }

/** Why something cannot be done with a package as it stands. Two people read what leaves: one checks, another releases. */
export function whyNotMove(move: PackageMove, at: Standing, accountId: number | null): string | null {
  switch (move) {
    case 'check':
      if (at.state !== 'draft') return 'package-moved-on'
      return at.undecided > 0 ? 'package-undecided' : at.leaving === 0 ? 'package-empty' : null
    case 'release':
      if (at.state !== 'checked') return 'package-moved-on'
      if (at.undecided > 0) return 'package-undecided'
      return at.checkedBy === accountId ? 'package-own' : null
    case 'discard':
      return at.state === 'draft' || at.state === 'checked' ? null : 'package-moved-on'
    case 'handAgain':
      return at.state === 'handed' || at.state === 'released' ? null : 'package-moved-on'
  }
}

type Arrived = { number: number; digest: string; previous: string | null }
/** What is here already: the last taken in order, and what is known under this number. */
type Held = { last: number; lastDigest: string | null; known: string | null }

/**
 * What becomes of a package by its number: the next one is taken, an old one is known, a later one waits. Two packages of
 * one number, or one that does not follow on what we have, come from another history.
 */
export function turnOf(arrived: Arrived, held: Held): 'take' | 'repeat' | 'wait' | 'forked' {
  if (held.known !== null && held.known !== arrived.digest) return 'forked'
  if (arrived.number <= held.last) return held.known === null ? 'forked' : 'repeat'
  if (arrived.number > held.last + 1) return 'wait'
  return arrived.previous === held.lastDigest ? 'take' : 'forked'
}

/** What is missing below the highest that has come. */
export function missingBelow(have: number, waiting: readonly number[]): number[] {
  const highest = Math.max(have, ...waiting)
  const here = new Set(waiting)
  return Array.from({ length: Math.min(highest - have, 1000) }, (_, at) => have + 1 + at).filter(
    (number) => !here.has(number),
  )
}

type Receipt = { have: number; waiting: readonly number[]; missing: readonly number[] }
type Sent = { id: number; number: number; items: number; handedAt: Date | null }
const patienceHours = 20

/**
 * Which packages are handed over once more: those that the other side misses, and what it has not told of for the better
 * part of a day: it may have been lost with nothing after it.
 */
export function handedAgain(sent: readonly Sent[], receipt: Receipt, now: Date): number[] {
  const missing = new Set(receipt.missing)
  const waiting = new Set(receipt.waiting)
  return sent
    .filter(({ number }) => number > receipt.have && !waiting.has(number))
    .filter(({ number, handedAt, items }) => missing.has(number) || (items > 0 && isOld(handedAt, now)))
    .map(({ id }) => id)
}

const isOld = (handedAt: Date | null, now: Date) =>
  handedAt !== null && now.getTime() - handedAt.getTime() > patienceHours * 3_600_000

export const itemShows = ['leaving', 'held', 'found', 'undecided', 'gone'] as const
export type ItemShow = (typeof itemShows)[number]
export const itemShowNames: Record<ItemShow, string> = {
  leaving: '将要放行',
  held: '已扣下',
  found: '查出内容',
  undecided: '待定',
  gone: '撤下',
}
