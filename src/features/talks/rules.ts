import type { Day } from '#basics/days.ts'

/**
 * 谈心谈话 between 委员 and 委员, 委员 and 党员, 党员 and 党员: generally at least once a year each.
 * 《中国共产党支部工作条例（试行）》第十九条 (V). Whether every 委员 talks with every 党员 or any one of them does is not
 * said there: a parameter (M), any one by default.
 */
const demand = { committeeWithEach: false } as const

export type Person = { personId: number; name: string; officer: boolean }
export type Pair = { oneId: number; otherId: number }

export const kinds = ['officers', 'officerAndMember', 'members'] as const
export type TalkKind = (typeof kinds)[number]
export const kindNames: Record<TalkKind, string> = {
  officers: '委员与委员',
  officerAndMember: '委员与党员',
  members: '党员与党员',
}

export const kindOf = (one: boolean, other: boolean): TalkKind => {
  if (one && other) return 'officers'
  return one || other ? 'officerAndMember' : 'members'
}

export type Lacking = {
  /** Pairs of the committee who have not talked. */
  officers: { one: Person; other: Person }[]
  /** Members with whom nobody of the committee has talked, or not everybody, with the 委员 who have not. */
  withoutOfficer: Person[]
  /** Members who have talked with no other member. */
  withoutMember: Person[]
}

const key = (one: number, other: number) => (one < other ? `${one}/${other}` : `${other}/${one}`)

/** What is still lacking in a year, of the present roll of a branch and the talks of the year. */
export function lackingOf(
  roll: readonly Person[],
  talks: readonly Pair[],
  committeeWithEach: boolean = demand.committeeWithEach,
): Lacking {
  const held = new Set(talks.map(({ oneId, otherId }) => key(oneId, otherId)))
  const talked = (one: Person, other: Person) => held.has(key(one.personId, other.personId))
  const officers = roll.filter(({ officer }) => officer)
  const members = roll.filter(({ officer }) => !officer)
  const enough = (member: Person) =>
    committeeWithEach
      ? officers.every((officer) => talked(member, officer))
      : officers.some((officer) => talked(member, officer))
  return {
    officers: officers.flatMap((one, at) =>
      officers
        .slice(at + 1)
        .filter((other) => !talked(one, other))
        .map((other) => ({ one, other })),
    ),
    withoutOfficer: officers.length === 0 ? [] : members.filter((one) => !enough(one)),
    withoutMember:
      members.length < 2
        ? []
        : members.filter((one) => !members.some((other) => other !== one && talked(one, other))),
  }
}

export const isComplete = ({ officers, withoutOfficer, withoutMember }: Lacking) =>
  officers.length + withoutOfficer.length + withoutMember.length === 0

/** Why a talk cannot be recorded: two members of the branch, on a day that has come. */
export function whyNotTalk(
  talk: Pair & { heldOn: Day },
  roll: readonly Pick<Person, 'personId'>[],
  today: Day,
): { code: string; field: string } | null {
  if (talk.heldOn > today) return { code: 'talk-in-future', field: 'heldOn' }
  if (talk.oneId === talk.otherId) return { code: 'talk-with-oneself', field: 'otherId' }
  const known = new Set(roll.map(({ personId }) => personId))
  if (!known.has(talk.oneId)) return { code: 'talk-stranger', field: 'oneId' }
  return known.has(talk.otherId) ? null : { code: 'talk-stranger', field: 'otherId' }
}

/** How a branch stands with the talks of a year. */
export const standingNames = { complete: '都谈过了', lacking: '还差一些' }
