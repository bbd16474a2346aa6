import { addDays, type Day } from '#basics/days.ts'
import { type ActKey, actKeys, actOf } from '../../acts/rules.ts'
import { type MaterialKey, materials as materialNames } from '../../materials/rules.ts'
import { dayOf, doneBy, extensionOf, isNeeded, listedOn } from '../../path/rules.ts'
import { firstEnd, probationEnd } from '../../probation/rules.ts'
import { type Entry, type File, versionOn, type WorkingDaysAfter } from '../../rules.ts'
import { steps } from '../../steps/rules.ts'
import { quoteOf } from '../../studies/rules.ts'
import type { Introducer, Letter, Material, PaperFacts, PaperPerson, Vote } from '../facts/rules.ts'

/** Who was at a meeting and did what, from its record; a meeting that is only counted has none of it. */
export type MeetingFacts = Pick<
  Vote,
  'place' | 'chair' | 'recorder' | 'scrutineers' | 'tellers' | 'absent' | 'resolution'
>

export type Gathered = {
  today: Day
  file: File
  person: PaperPerson
  branch: string
  committee: string
  names: (id: number) => string
  introducers: Introducer[]
  /** How many have a vote in the branch now. */
  entitled: number
  meetings: Partial<Record<'branchMeeting' | 'confirmationMeeting', MeetingFacts>>
}

const unrecorded: MeetingFacts = {
  place: null,
  chair: null,
  recorder: null,
  scrutineers: [],
  tellers: [],
  absent: [],
  resolution: null,
}

const passed = ({ entries }: File, act: ActKey) => entries.filter((one) => one.act === act && one.passed)
const detailsOf = (file: File, act: ActKey) => doneBy(file, act)?.details ?? null
const textOf = (file: File, act: ActKey): string | null => detailsOf(file, act)?.text ?? null

function voteOf({ file, entitled, meetings }: Gathered, act: 'branchMeeting' | 'confirmationMeeting'): Vote {
  const held = file.entries.findLast((one) => one.act === act)
  const votes = held?.details.votes
  return {
    ...unrecorded,
    ...meetings[act],
    // Of a meeting that voted on several each has words of his own.
    resolution: held?.details.text ?? meetings[act]?.resolution ?? null,
    heldOn: held?.on ?? null,
    entitled: votes?.entitled ?? entitled,
    present: votes?.present ?? null,
    handedOut: votes?.handedOut ?? null,
    returned: votes?.returned ?? null,
    inFavour: votes?.inFavour ?? null,
    against: votes?.against ?? null,
    abstained: votes?.abstained ?? null,
    spoiled: votes?.spoiled ?? null,
  }
}

function lettersOf(file: File): Letter[] {
  return passed(file, 'letter').map(({ seq, on, details }) => {
    const reply = file.entries.find((one) => one.act === 'letterReply' && one.details.letter === seq)
    return {
      to: details.letterTo ?? '',
      about: details.text ?? '',
      sentOn: on,
      answeredOn: reply?.on ?? null,
      result: reply?.details.text ?? null,
    }
  })
}

function reviewsOf(file: File): PaperFacts['reviews'] {
  const reviews = passed(file, 'review')
  return reviews.map(({ on, details, meeting }, at) => ({
    from: reviews[at - 1]?.on ?? dayOf(file, 'activist'),
    until: on,
    opinion: details.text ?? null,
    branchOpinion: meeting ? `经${quoteOf(meeting)}研究。` : null,
  }))
}

/** The working days of a notice: as many as lie after its posting up to its end. */
export function workingDaysOf(from: Day, until: Day, after: WorkingDaysAfter): number {
  let count = 0
  while (count < 60 && after(from, count + 1) <= until) count++
  return count
}

function noticeOf({ file, committee }: Gathered, after: WorkingDaysAfter): PaperFacts['notice'] {
  const notice = doneBy(file, 'notice')
  if (!notice) return null
  const until = notice.details.untilOn ?? notice.on
  return {
    about: 'candidate',
    from: notice.on,
    until,
    workingDays: workingDaysOf(notice.on, until, after),
    address: notice.details.address ?? '',
    phone: notice.details.phone ?? '',
    receiver: notice.details.text ?? committee,
  }
}

/** What each act files, in order, with the day it bears; what a file does not need is not listed. */
function materialsOf(file: File, today: Day): Material[] {
  const filed = file.entries.flatMap(({ materials }) => materials)
  const asked = actKeys.filter((act) => isNeeded(file, act, today))
  return asked.flatMap((act) =>
    actOf(act).materials.map((key: MaterialKey): Material => {
      const { title, article } = steps[actOf(act).step]
      const datedOn = filed.findLast(({ material }) => material === key)?.datedOn ?? null
      const due = doneBy(file, act) !== null || dayOf(file, act) !== null
      const optional = actOf(act).optional === true
      return {
        step: title,
        title: materialNames[key],
        article,
        required: due && !optional,
        presentOn: datedOn,
      }
    }),
  )
}

const talkOf = (entry: Entry | null, names: Gathered['names']): PaperFacts['talk'] =>
  entry && {
    on: entry.on,
    place: entry.details.place ?? null,
    by: peopleOf(entry, names),
    post: null,
    content: entry.details.text ?? null,
  }

const peopleOf = ({ details }: Entry, names: Gathered['names']): string =>
  (details.people?.map(names) ?? details.names ?? []).join('、')

const namedIn = (file: File, act: ActKey, names: Gathered['names']): string[] =>
  detailsOf(file, act)?.people?.map(names) ?? []

/** 中共…支部委员会 is its committee; the papers speak of the branch. */
const branchIn = (name: string): string => name.replace(/支部委员会$/, '支部')

/** Everything a paper says, from the file and the register. */
export function factsOf(gathered: Gathered, after: WorkingDaysAfter): PaperFacts {
  const { today, file, names } = gathered
  const day = (act: ActKey) => dayOf(file, act)
  const talk = doneBy(file, 'committeeTalk')
  return {
    today,
    version: versionOn(day('candidateConsent') ?? today),
    person: gathered.person,
    branch: branchIn(gathered.branch),
    committee: gathered.committee,
    appliedOn: day('application'),
    talk: talkOf(doneBy(file, 'talk'), names),
    recommendation: recommendationOf(file),
    decisions: decisionsOf(file),
    activistOn: day('activist'),
    activistFiledOn: day('activistFiling'),
    mentors: namedIn(file, 'mentors', names),
    reports: passed(file, 'thoughtReport').map(({ on, details }) => ({ on, title: details.text ?? '' })),
    reviews: reviewsOf(file),
    candidate: {
      opinions: textOf(file, 'candidate'),
      decidedOn: day('candidate'),
      agreedOn: day('candidateConsent'),
      listedOn: listedOn(file),
    },
    sponsors: namedIn(file, 'introducers', names),
    introducers: gathered.introducers,
    introducedOn: day('introducers'),
    politicalReview: {
      on: day('politicalReview'),
      findings: textOf(file, 'politicalReview'),
      letters: lettersOf(file),
    },
    training: trainingOf(file),
    untrained: isUntrained(file),
    notice: noticeOf(gathered, after),
    branchReviewedOn: day('committeeReview'),
    preReview: { on: day('preReview'), opinion: textOf(file, 'preReview') },
    applicationFormNo: detailsOf(file, 'preReview')?.number ?? null,
    admission: voteOf(gathered, 'branchMeeting'),
    talkBeforeApproval: talk && {
      on: talk.on,
      by: peopleOf(talk, names),
      opinion: talk.details.text ?? null,
    },
    approvedOn: day('approval'),
    oath: oathOf(file),
    probation: probationOf(file),
    probationReviews: passed(file, 'probationReview').map(({ on, details, meeting }) => ({
      until: on,
      opinion: details.text ?? null,
      branchOpinion: meeting ? `经${quoteOf(meeting)}研究。` : null,
    })),
    confirmationAppliedOn: day('confirmationRequest'),
    confirmation: voteOf(gathered, 'confirmationMeeting'),
    confirmedOn: day('confirmationApproval'),
    materials: materialsOf(file, today),
  }
}

/** What was decided, where the words of the act do not stand on the paper already. */
const decidedWords: Partial<Record<ActKey, (entry: Entry) => string>> = {
  activist: ({ details }) => details.text ?? '确定为入党积极分子。',
  candidate: () => '同意列为发展对象人选。',
  introducers: () => '同意确定为入党介绍人。',
  politicalReview: ({ details }) => details.text ?? '政治审查合格。',
  committeeReview: ({ details }) => details.text ?? '审查合格。',
}

/** The decisions that refer to the record of a meeting, each as a paper quotes it. */
function decisionsOf(file: File): PaperFacts['decisions'] {
  const decisions: PaperFacts['decisions'] = {}
  for (const act of Object.keys(decidedWords) as ActKey[]) {
    const entry = doneBy(file, act)
    if (entry?.meeting) decisions[act] = `经${quoteOf(entry.meeting)}研究：${decidedWords[act]?.(entry)}`
  }
  return decisions
}

function recommendationOf(file: File): PaperFacts['recommendation'] {
  const entry = doneBy(file, 'recommendation')
  const told = entry?.details.text ?? null
  return entry && { on: entry.on, result: entry.meeting ? `${quoteOf(entry.meeting)}：${told ?? ''}` : told }
}

function oathOf(file: File): PaperFacts['oath'] {
  const entry = doneBy(file, 'oath')
  return entry && { on: entry.on, place: entry.details.place ?? null, said: entry.details.text ?? null }
}

/** 第十七条: who was not trained, in a special case, holds no certificate. */
function isUntrained(file: File): boolean {
  const { days = 0, hours = 0, special } = detailsOf(file, 'training') ?? {}
  return Boolean(special) && days === 0 && hours === 0
}

function trainingOf(file: File): PaperFacts['training'] {
  const entry = doneBy(file, 'training')
  if (!entry) return null
  const { days, hours, text } = entry.details
  return {
    from: days ? addDays(entry.on, 1 - days) : entry.on,
    until: entry.on,
    days: days ?? null,
    hours: hours ?? null,
    result: text ?? null,
  }
}

function probationOf(file: File): PaperFacts['probation'] {
  const from = dayOf(file, 'branchMeeting')
  const extended = extensionOf(file) !== null
  return {
    from,
    until: from && firstEnd(from),
    extendedUntil: extended ? probationEnd(file) : null,
  }
}
