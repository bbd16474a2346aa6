import type { Day } from '#basics/days.ts'
import type { ActKey } from '../../acts/rules.ts'
import { type Version, versionNames } from '../../rules.ts'

export type Relative = {
  relation: string
  name: string
  birthDate: Day | null
  politicalStatus: string | null
  work: string | null
}

export type PaperPerson = {
  name: string
  gender: string
  birthDate: Day
  ethnicity: string
  nativePlace: string | null
  education: string
  degree: string | null
  workStartedOn: Day | null
  identityNumber: string | null
  phone: string | null
  homeAddress: string | null
  occupation: string
  /** What somebody was when the application was handed in. */
  politicalStatus: string
  career: { from: Day; until: Day | null; text: string }[]
  honours: { title: string; awardedOn: Day; awardedBy: string }[]
  family: Relative[]
}

export type Letter = {
  to: string
  about: string
  sentOn: Day | null
  answeredOn: Day | null
  result: string | null
}

/** A member who introduces, as the register knows him. */
export type Introducer = {
  name: string
  gender: string
  birthDate: Day
  joinedOn: Day | null
  becameFullOn: Day | null
  branch: string | null
}

/** A vote of the members' meeting, as it was counted; before the meeting only who is entitled is known. */
export type Vote = {
  heldOn: Day | null
  place: string | null
  chair: string | null
  recorder: string | null
  scrutineers: string[]
  tellers: string[]
  entitled: number
  present: number | null
  absent: string[]
  handedOut: number | null
  returned: number | null
  inFavour: number | null
  against: number | null
  abstained: number | null
  spoiled: number | null
  resolution: string | null
}

export type Material = {
  step: string
  title: string
  article: string
  required: boolean
  presentOn: Day | null
}

/** Everything the papers of an admission are made of: the register and the file, nothing typed for a paper. */
export type PaperFacts = {
  today: Day
  version: Version
  person: PaperPerson
  branch: string
  committee: string
  appliedOn: Day | null
  talk: { on: Day; place: string | null; by: string; post: string | null; content: string | null } | null
  recommendation: { on: Day; result: string | null } | null
  /** What the branch decided of each, quoted from the record of the meeting; only of what refers to one. */
  decisions: Partial<Record<ActKey, string>>
  activistOn: Day | null
  activistFiledOn: Day | null
  mentors: string[]
  reports: { on: Day; title: string }[]
  reviews: { from: Day | null; until: Day; opinion: string | null; branchOpinion: string | null }[]
  candidate: { opinions: string | null; decidedOn: Day | null; agreedOn: Day | null; listedOn: Day | null }
  sponsors: string[]
  introducers: Introducer[]
  introducedOn: Day | null
  politicalReview: {
    on: Day | null
    findings: string | null
    letters: Letter[]
  }
  training: { from: Day; until: Day; days: number | null; hours: number | null; result: string | null } | null
  /** Whether the committee let somebody go untrained, in a special case. */
  untrained: boolean
  notice: {
    about: 'candidate' | 'admission' | 'confirmation'
    from: Day
    until: Day
    workingDays: number
    address: string
    phone: string
    receiver: string
  } | null
  branchReviewedOn: Day | null
  preReview: { on: Day | null; opinion: string | null }
  applicationFormNo: string | null
  admission: Vote
  talkBeforeApproval: { on: Day; by: string; opinion: string | null } | null
  approvedOn: Day | null
  oath: { on: Day; place: string | null; said: string | null } | null
  probation: { from: Day | null; until: Day | null; extendedUntil: Day | null }
  probationReviews: { until: Day; opinion: string | null; branchOpinion: string | null }[]
  confirmationAppliedOn: Day | null
  confirmation: Vote
  confirmedOn: Day | null
  materials: Material[]
}

/** By which article a paper is made, as it is printed at its foot. */
export const basisOf = (version: Version, ...articles: number[]): string =>
  `依据：${versionNames[version]}${articles.map((one) => `第${chineseNumber(one)}条`).join('、')}`

const digits = '零一二三四五六七八九'
/** 7 → 七, 16 → 十六, 33 → 三十三 */
export function chineseNumber(number: number): string {
  if (number < 10) return digits.charAt(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits.charAt(tens) : ''}十${ones ? digits.charAt(ones) : ''}`
}
