import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Level } from '../rulebook/rules.ts'

/** An organization on the way from the root down to what the alert is about. */
export type Place = { id: number; kind: OrganizationKind }
export type Holder = { accountId: number; role: string; post: string | null; organizationId: number }
/** Whom to tell; null: nobody sits there. */
export type Seat = { level: Level; accountId: number | null }

const isCommittee = ({ kind }: Place) => kind === 'committee' || kind === 'generalBranch'

/** The office that a level means, seen from the last of the line. */
function officeOf(level: Exclude<Level, 'self'>, line: readonly Place[]) {
  const own = line.at(-1)
  if (level === 'own') return own && { id: own.id, role: isCommittee(own) ? 'committee' : 'branch' }
  if (level === 'top') return line[0] && { id: line[0].id, role: 'politicalWorkDepartment' }
  const above = line.slice(0, -1).findLast(({ kind }) => kind === 'committee') ?? line[0]
  return above && { id: above.id, role: 'committee' }
}

/** Who sits where an addressee points to: the holder of the post, or else everybody who holds the office. */
function sitting(
  { level, post }: { level: Exclude<Level, 'self'>; post?: 'secretary' | undefined },
  line: readonly Place[],
  holders: ReadonlyMap<number, readonly Holder[]>,
): number[] {
  const office = officeOf(level, line)
  if (!office) return []
  const there = (holders.get(office.id) ?? []).filter(({ role }) => role === office.role)
  const named = post ? there.filter((one) => one.post === post) : there
  return [...new Set((named.length > 0 ? named : there).map(({ accountId }) => accountId))]
}

/**
 * Everybody who is told, once each: who sits in two seats is told in the nearer one. Somebody without an account is not
 * missed as long as anybody else is told, who can speak to him.
 */
export function seatsOf(
  to: readonly { level: Level; post?: 'secretary' | undefined }[],
  line: readonly Place[],
  holders: ReadonlyMap<number, readonly Holder[]>,
  ownAccount: number | null,
): Seat[] {
  const told = new Set<number>()
  const seats: Seat[] = []
  for (const { level, post } of to) {
    const own = ownAccount === null ? [] : [ownAccount]
    const people = level === 'self' ? own : sitting({ level, post }, line, holders)
    if (people.length === 0) seats.push({ level, accountId: null })
    for (const accountId of people)
      if (!told.has(accountId)) {
        told.add(accountId)
        seats.push({ level, accountId })
      }
  }
  const isReached = told.size > 0
  return seats.filter(({ level, accountId }) => accountId !== null || level !== 'self' || !isReached)
}
