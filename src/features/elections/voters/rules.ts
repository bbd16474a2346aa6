import type { PoliticalStatus } from '#features/people/standings/rules.ts'

/**
 * Why somebody on the roll does not vote. By the rule itself: 留党察看 and 留置/逮捕 (选举条例第五条, V). By decision: those
 * whom the organization may leave out of the base (answers of 中组部, M): each with a reason that the organization above
 * has approved.
 */
export const exclusionGrounds = [
  'partyProbation',
  'detained',
  'illness',
  'longAway',
  'abroad',
  'transferPending',
] as const
export type ExclusionGround = (typeof exclusionGrounds)[number]
export const exclusionNames: Record<ExclusionGround, string> = {
  partyProbation: '留党察看期间',
  detained: '被留置、逮捕，暂停行使权利',
  illness: '患精神病或重病，不能表达本人意志',
  longAway: '长期在外，不能到会',
  abroad: '出国半年以上',
  transferPending: '工作调动，组织关系尚未转出',
}

/** What the rule itself takes the vote from; everything else the organization above approves. */
export const needsApproval = (ground: ExclusionGround) => ground !== 'partyProbation' && ground !== 'detained'

export type Rolled = {
  id: number
  politicalStatus: PoliticalStatus
  active: boolean
  exclusion: { ground: ExclusionGround; approved: boolean } | null
}

/** Whether somebody on the roll votes: full members in possession of their rights. 选举条例第五条 (V). */
export function whyNotVoter(person: Rolled): 'probationary' | 'suspended' | ExclusionGround | null {
  if (!person.active) return 'suspended'
  if (person.politicalStatus !== 'fullMember') return 'probationary'
  const { exclusion } = person
  return exclusion && (exclusion.approved || !needsApproval(exclusion.ground)) ? exclusion.ground : null
}

/** 应到会: the members who may vote. */
export const entitledOf = <T extends Rolled>(roll: T[]): T[] =>
  roll.filter((one) => whyNotVoter(one) === null)

/** A roll that was written down, without a vote for those whom the election leaves out of 应到会. */
export function excludedFrom<T extends { personId: number; voting: boolean }>(
  members: Rolled[],
  roll: T[],
): T[] {
  const out = new Set(members.filter((one) => one.exclusion && whyNotVoter(one)).map(({ id }) => id))
  return roll.map((one) => ({ ...one, voting: one.voting && !out.has(one.personId) }))
}

/** 选举条例第二十三条 (M), templates of 2020 (V): 不少于, at least four fifths, inclusive; the 1990 text said 超过. */
const quorumShare = { least: 4, of: 5 }

/** How many must be there: 40 → 32, 37 → 30, in whole numbers. */
export const quorumOf = (entitled: number, { least, of } = quorumShare): number =>
  Math.floor((entitled * least + of - 1) / of)

/** Why the meeting cannot elect. */
export function whyNotQuorate(facts: { entitled: number; present: number }): string | null {
  if (facts.entitled === 0) return 'no-voters'
  if (facts.present > facts.entitled) return 'present-over-entitled'
  return facts.present < quorumOf(facts.entitled) ? 'quorum-missed' : null
}
