import { addDays, addMonths, type Day } from '#basics/days.ts'
import type { ActKey } from '#features/admissions/acts/rules.ts'
import { actOf } from '#features/admissions/acts/rules.ts'
import { type Details, type Entry, type Votes, versionOn } from '#features/admissions/rules.ts'

/** Twenty entitled, all but two there, all but one in favour. */
const votes: Votes = {
  entitled: 20,
  present: 18,
  handedOut: 18,
  returned: 18,
  inFavour: 17,
  against: 0,
  abstained: 1,
  spoiled: 0,
  written: 0,
}

export type PathOptions = {
  appliedOn: Day
  /** The days that are known already; what is not known is laid towards the meeting. */
  activistOn?: Day | undefined
  listedOn?: Day | undefined
  meetingOn?: Day | undefined
  /** The day of the approval, where it cannot be a month after the meeting. */
  approvedBy?: Day
  mentors?: number[]
  introducers?: number[]
  /** The last act; everything when it is left out. */
  last?: ActKey
  /** The last day. */
  until?: Day
}

export type PathStep = [act: ActKey, on: Day, details?: Details]

const earlier = (one: Day, other: Day): Day => [one, other].toSorted()[0] as Day

/** How long before the list the committee agrees: since 2026 a notice lies between. */
const noticeDays = 16
const consentFor = (listedOn: Day): Day =>
  versionOn(listedOn) === '2014' ? listedOn : addDays(listedOn, -noticeDays)

type Early = { appliedOn: Day; activistOn: Day; candidateOn: Day; mentors: number[] }

/** From the application to the decision on a candidate: reviewed each half-year. */
function beforeCandidate({ appliedOn, activistOn, candidateOn, mentors }: Early): PathStep[] {
  const mentorsOn = addDays(activistOn, 12)
  const talkOn = addDays(appliedOn, 12)
  const recommendedOn = addDays(activistOn, -8)
  const reviews: PathStep[] = []
  for (let on = addDays(addMonths(mentorsOn, 6), -7); on < candidateOn; on = addDays(addMonths(on, 6), -2))
    reviews.push(['review', on, { text: '思想、工作表现良好，按期考察。' }])
  return [
    ['application', appliedOn, { text: '我志愿加入中国共产党。' }],
    ['talk', earlier(talkOn, recommendedOn), { names: ['组织委员'] }],
    ['recommendation', recommendedOn, { text: '党员推荐' }],
    ['activist', activistOn],
    ['activistFiling', addDays(activistOn, 10)],
    ['mentors', mentorsOn, { people: mentors }],
    ...reviews.slice(0, 1),
    ['thoughtReport', addMonths(mentorsOn, 7), { text: '近期学习和工作情况汇报。' }],
    ...reviews.slice(1),
  ]
}

/** Decided by the branch, agreed to above, and since 2026 made known. */
function listing(consentOn: Day): PathStep[] {
  const decided: PathStep[] = [
    ['candidate', addDays(consentOn, -9), { text: '听取党小组、培养联系人、党员和群众意见' }],
    ['candidateConsent', consentOn],
  ]
  if (versionOn(consentOn) === '2014') return decided
  const untilOn = addDays(consentOn, noticeDays)
  const where = { place: '研究室公告栏', address: '科研楼 203 室', phone: '010-00000000' }
  return [
    ...decided,
    ['notice', addDays(consentOn, 2), { ...where, untilOn }],
    ['noticeResult', untilOn, { text: '公示期间没有收到影响列为发展对象的意见。' }],
  ]
}

/** From the list of candidates to the meeting of the branch. */
const beforeMeeting = (meetingOn: Day, introducers: number[]): PathStep[] => [
  ['introducers', addDays(meetingOn, -52), { people: introducers }],
  ['letter', addDays(meetingOn, -50), { letterTo: '父亲所在单位党组织' }],
  ['letterReply', addDays(meetingOn, -36), { text: '无影响其入党的问题。' }],
  ['politicalReview', addDays(meetingOn, -33), { text: '政治审查合格。' }],
  ['training', addDays(meetingOn, -30), { days: 3, hours: 24 }],
  ['committeeReview', addDays(meetingOn, -25), { text: '符合党员条件，手续完备。' }],
  ['preReview', addDays(meetingOn, -15), { number: `${meetingOn.slice(0, 4)}0001` }],
  ['form', addDays(meetingOn, -12)],
  ['branchMeeting', meetingOn, { votes }],
]

function afterMeeting(meetingOn: Day, approvedOn: Day): PathStep[] {
  const end = addMonths(meetingOn, 12)
  const talkOn = addDays(meetingOn, 18)
  return [
    ['committeeTalk', earlier(talkOn, approvedOn), { names: ['组织员'], text: '态度端正，符合条件。' }],
    ['approval', approvedOn],
    ['recordFiling', addDays(approvedOn, 8)],
    ['assignment', addDays(approvedOn, 8)],
    ['oath', addDays(approvedOn, 20), { place: '会议室' }],
    ['probationReview', addDays(addMonths(meetingOn, 6), -6), { text: '表现良好。' }],
    ['probationReview', addDays(end, -9), { text: '表现良好。' }],
    ['confirmationRequest', addDays(end, -7), { text: '我申请按期转为中共正式党员。' }],
    ['confirmationMeeting', addDays(end, 6), { outcome: 'confirm', votes }],
    ['confirmationApproval', addDays(end, 25), { outcome: 'confirm' }],
    ['archiving', addDays(end, 45)],
  ]
}

/** Steps as acts, one after the other, every paper dated as the act it belongs to. */
export function entriesFrom(steps: PathStep[]): Entry[] {
  const entries = steps.map(([act, on, details = {}], at): Entry => {
    const materials = actOf(act).materials.map((material) => ({ material, datedOn: on }))
    return { seq: at + 1, act, on, passed: true, details, lateBecause: null, materials }
  })
  const letter = entries.find(({ act }) => act === 'letter')?.seq
  return entries.map((one) =>
    one.act === 'letterReply' && letter ? { ...one, details: { ...one.details, letter } } : one,
  )
}

/** The acts of a file on its usual, lawful way. */
export function usualPath(options: PathOptions): Entry[] {
  const { appliedOn, mentors = [1, 2], introducers = [1, 2] } = options
  const meetingOn = options.meetingOn ?? addMonths(appliedOn, 28)
  const consentOn = options.listedOn ? consentFor(options.listedOn) : addDays(meetingOn, -72)
  const activistOn = options.activistOn ?? addMonths(consentOn, -18)
  const usual = addDays(meetingOn, 30)
  const approvedOn = earlier(options.approvedBy ?? usual, usual)
  const steps = [
    ...beforeCandidate({ appliedOn, activistOn, candidateOn: addDays(consentOn, -9), mentors }),
    ...listing(consentOn),
    ...beforeMeeting(meetingOn, introducers),
    ...afterMeeting(meetingOn, approvedOn),
  ]
  const end = options.last ? steps.findLastIndex(([act]) => act === options.last) + 1 : steps.length
  return entriesFrom(steps.slice(0, end).filter(([, on]) => !options.until || on <= options.until))
}
