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
  /** The day of the branch meeting; what comes before is laid towards it. */
  meetingOn?: Day
  mentors?: number[]
  introducers?: number[]
  /** The last act; everything when it is left out. */
  last?: ActKey
  /** The last day. */
  until?: Day
}

type Step = [act: ActKey, on: Day, details?: Details]

/** From the application to the public notice: an activist for a year and a half, reviewed each half-year. */
function beforeListing(appliedOn: Day, consentOn: Day, mentors: number[]): Step[] {
  const activistOn = addMonths(consentOn, -18)
  const mentorsOn = addDays(activistOn, 12)
  return [
    ['application', appliedOn, { text: '我志愿加入中国共产党。' }],
    ['talk', addDays(appliedOn, 12), { names: ['组织委员'] }],
    ['recommendation', addDays(activistOn, -8), { text: '党员推荐' }],
    ['activist', activistOn],
    ['activistFiling', addDays(activistOn, 10)],
    ['mentors', mentorsOn, { people: mentors }],
    ['review', addDays(addMonths(mentorsOn, 6), -7)],
    ['thoughtReport', addMonths(mentorsOn, 7), { text: '近期学习和工作情况汇报。' }],
    ['review', addDays(addMonths(mentorsOn, 12), -9)],
    ['candidate', addDays(consentOn, -9), { text: '听取党小组、培养联系人、党员和群众意见' }],
    ['candidateConsent', consentOn],
  ]
}

function notice(consentOn: Day): Step[] {
  if (versionOn(consentOn) === '2014') return []
  const until = addDays(consentOn, 16)
  return [
    [
      'notice',
      addDays(consentOn, 2),
      { place: '研究室公告栏', untilOn: until, address: '科研楼 203 室', phone: '010-00000000' },
    ],
    ['noticeResult', until],
  ]
}

/** From the list of candidates to the meeting of the branch. */
const beforeMeeting = (meetingOn: Day, introducers: number[]): Step[] => [
  ['introducers', addDays(meetingOn, -52), { people: introducers }],
  ['letter', addDays(meetingOn, -50), { letterTo: '父亲所在单位党组织' }],
  ['letterReply', addDays(meetingOn, -36)],
  ['politicalReview', addDays(meetingOn, -33)],
  ['training', addDays(meetingOn, -30), { days: 3, hours: 24, untilOn: addDays(meetingOn, -30) }],
  ['committeeReview', addDays(meetingOn, -25)],
  ['preReview', addDays(meetingOn, -15), { number: `${meetingOn.slice(0, 4)}0001` }],
  ['form', addDays(meetingOn, -12)],
  ['branchMeeting', meetingOn, { votes }],
]

function afterMeeting(meetingOn: Day): Step[] {
  const end = addMonths(meetingOn, 12)
  return [
    ['committeeTalk', addDays(meetingOn, 18)],
    ['approval', addDays(meetingOn, 30)],
    ['recordFiling', addDays(meetingOn, 38)],
    ['assignment', addDays(meetingOn, 38)],
    ['oath', addDays(meetingOn, 50)],
    ['probationReview', addDays(addMonths(meetingOn, 6), -6)],
    ['probationReview', addDays(end, -9)],
    ['confirmationRequest', addDays(end, -7), { text: '我申请按期转为中共正式党员。' }],
    ['confirmationMeeting', addDays(end, 6), { outcome: 'confirm', votes }],
    ['confirmationApproval', addDays(end, 25), { outcome: 'confirm' }],
    ['archiving', addDays(end, 45)],
  ]
}

/** The acts of a file on its usual, lawful way; every paper dated as the act it belongs to. */
export function usualPath(options: PathOptions): Entry[] {
  const { appliedOn, mentors = [1, 2], introducers = [1, 2] } = options
  const meetingOn = options.meetingOn ?? addMonths(appliedOn, 28)
  const consentOn = addDays(meetingOn, -72)
  const steps = [
    ...beforeListing(appliedOn, consentOn, mentors),
    ...notice(consentOn),
    ...beforeMeeting(meetingOn, introducers),
    ...afterMeeting(meetingOn),
  ]
  const end = options.last ? steps.findLastIndex(([act]) => act === options.last) + 1 : steps.length
  const entries = steps
    .slice(0, end)
    .filter(([, on]) => !options.until || on <= options.until)
    .map(([act, on, details = {}], at): Entry => {
      const materials = actOf(act).materials.map((material) => ({ material, datedOn: on }))
      return { seq: at + 1, act, on, passed: true, details, lateBecause: null, materials }
    })
  const letter = entries.find(({ act }) => act === 'letter')?.seq
  return entries.map((one) =>
    one.act === 'letterReply' && letter ? { ...one, details: { ...one.details, letter } } : one,
  )
}
