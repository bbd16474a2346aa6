import { addMonths, type Day } from '#basics/days.ts'
import { type ActKey, actOf, acts } from '../acts/rules.ts'
import { hasLapsed, noticeMayClose, windowOf } from '../limits/rules.ts'
import { type MaterialKey, materials as materialNames } from '../materials/rules.ts'
import { dayOf, doneBy, isNeeded, missingBefore } from '../path/rules.ts'
import { whyNotExtend } from '../probation/rules.ts'
import { type Entry, type File, versionNames, versionOn, type WorkingDaysAfter } from '../rules.ts'
import { steps } from '../steps/rules.ts'
import { isPassed, neededOf, whyNotCounted } from '../votes/rules.ts'

/** What is wrong with an act: unlawful is refused, late stays on the file with its reason. */
export type Fault = {
  code: string
  act: ActKey
  grade: 'unlawful' | 'late'
  field: string
  facts: Record<string, string | number>
}

type Found = Omit<Fault, 'act' | 'grade'> & { grade?: Fault['grade'] }

/** The article a step rests on, under the text of the day. */
const citing = (act: ActKey, on: Day, article = '') =>
  `${versionNames[versionOn(on)]}${article || steps[actOf(act).step].article}`

function orderFaults(file: File, { act, on }: Entry): Found[] {
  const done = doneBy(file, act)
  if (done && !actOf(act).many && !(act === 'branchMeeting' && hasLapsed(file, on)))
    return [{ code: 'admission-done-already', field: 'on', facts: { title: actOf(act).title, on: done.on } }]
  if (!isNeeded(file, act, on))
    return [{ code: 'admission-not-needed', field: 'on', facts: { title: actOf(act).title } }]
  return missingBefore(file, act, on).map((before) => ({
    code: 'admission-out-of-order',
    field: 'on',
    facts: { title: actOf(act).title, before: actOf(before).title, article: citing(act, on) },
  }))
}

function dayFaults(file: File, { act, on, lateBecause }: Entry, after: WorkingDaysAfter): Found[] {
  const { earliest, latest } = windowOf(file, act, on, after)
  const { title } = actOf(act)
  const facts = (bound: NonNullable<typeof earliest>) => ({
    title,
    on,
    day: bound.on,
    because: bound.because,
    article: citing(act, on, bound.article),
  })
  const early: Found[] =
    earliest && on < earliest.on ? [{ code: 'admission-too-early', field: 'on', facts: facts(earliest) }] : []
  if (!latest || latest.advice || on <= latest.on) return early
  if (latest.hard) return [...early, { code: 'admission-lapsed', field: 'on', facts: facts(latest) }]
  const grade = lateBecause ? ('late' as const) : ('unlawful' as const)
  const code = lateBecause ? 'admission-late' : 'admission-late-unexplained'
  return [...early, { code, field: 'lateBecause', grade, facts: facts(latest) }]
}

/** What a paper may not be older than: dates are compared across papers. (M, from guides for reviewing files) */
const notBefore: Partial<Record<MaterialKey, ActKey>> = {
  talkRecord: 'application',
  recommendation: 'talk',
  activistDecision: 'recommendation',
  activistFiling: 'activist',
  candidateDecision: 'activist',
  candidateReply: 'candidate',
  noticeText: 'candidateConsent',
  politicalReview: 'letterReply',
  committeeReview: 'politicalReview',
  preReview: 'committeeReview',
  form: 'preReview',
  admissionResolution: 'form',
  talkOpinion: 'branchMeeting',
  approvalNotice: 'committeeTalk',
  recordFiling: 'approval',
  oathRecord: 'approval',
  confirmationResolution: 'confirmationRequest',
  confirmationApproval: 'confirmationMeeting',
}

function materialFaults(file: File, { act, on, passed, materials }: Entry): Found[] {
  if (!passed) return []
  return actOf(act).materials.flatMap((material): Found[] => {
    const title = materialNames[material]
    const dated = materials.find((one) => one.material === material)?.datedOn
    const facts = { title: actOf(act).title, material: title, article: citing(act, on) }
    if (!dated) return [{ code: 'admission-material-missing', field: 'materials', facts }]
    if (dated > on)
      return [{ code: 'admission-material-late', field: 'materials', facts: { ...facts, dated, on } }]
    const before = notBefore[material]
    const since = before && dayOf(file, before)
    return since && dated < since
      ? [
          {
            code: 'admission-material-early',
            field: 'materials',
            facts: { ...facts, dated, before: acts[before].title, since },
          },
        ]
      : []
  })
}

/** 第十七条: three days or twenty-four hours, one suffices (V); untrained only in a special case. */
const training = { days: 3, hours: 24 }
/** 第十八条: who leaves within three months is generally not dealt with (2014, V; 2026 not seen). */
const leavingMonths = 3

type Check = (file: File, entry: Entry, after: WorkingDaysAfter) => Found | null
const found = (code: string, field: string, facts: Found['facts'] = {}): Found => ({ code, field, facts })

const distinct = (people: number[] = []) => new Set(people).size === people.length

function voteFault({ details: { votes, outcome }, passed, act }: Entry): Found | null {
  if (!votes) return found('votes-missing', 'votes')
  const why = whyNotCounted(votes)
  const { entitled, present, inFavour } = votes
  const facts = { entitled, present, inFavour, needed: neededOf(entitled) }
  if (why) return found(why, 'votes', facts)
  if (act === 'confirmationMeeting' && !outcome) return found('outcome-missing', 'outcome')
  return isPassed(votes) === passed ? null : found('votes-verdict-wrong', 'votes', facts)
}

/** What each act must say beside its day. */
const checks: Partial<Record<ActKey, Check>> = {
  mentors: (_, { details: { people = [] } }) =>
    people.length < 1 || people.length > 2 || !distinct(people) ? found('mentors-number', 'people') : null,
  introducers: (_, { details: { people = [] } }) =>
    people.length !== 2 || !distinct(people) ? found('introducers-number', 'people') : null,
  notice: (_, { on, details: { untilOn } }, after) => {
    const earliest = noticeMayClose(on, after)
    return !untilOn || untilOn < earliest ? found('notice-too-short', 'untilOn', { on, day: earliest }) : null
  },
  letterReply: ({ entries }, { on, details: { letter } }) => {
    const sent = entries.find(({ act, seq }) => act === 'letter' && seq === letter)
    if (!sent) return found('letter-unknown', 'letter')
    if (entries.some((one) => one.act === 'letterReply' && one.details.letter === letter))
      return found('letter-answered', 'letter')
    return on < sent.on ? found('letter-reply-early', 'on', { on, day: sent.on }) : null
  },
  politicalReview: ({ entries }) => {
    const open = entries.filter(
      ({ act, seq }) =>
        act === 'letter' && !entries.some((one) => one.act === 'letterReply' && one.details.letter === seq),
    )
    return open.length ? found('letters-unanswered', 'on', { to: open[0]?.details.letterTo ?? '' }) : null
  },
  training: (_, { details: { days = 0, hours = 0, special } }) =>
    days >= training.days || hours >= training.hours || special ? null : found('training-too-short', 'hours'),
  preReview: (_, { on, passed, details: { number, leavingOn } }) => {
    if (passed && !number) return found('form-number-missing', 'number')
    return passed && leavingOn && leavingOn < addMonths(on, leavingMonths)
      ? found('leaving-soon', 'leavingOn')
      : null
  },
  branchMeeting: (_, entry) => voteFault(entry),
  approvalExtension: (_, { details: { text } }) => (text ? null : found('approval-extension-reason', 'text')),
  confirmationMeeting: (file, entry) => {
    const { outcome, months = 0 } = entry.details
    const why = outcome === 'extend' ? whyNotExtend(file, months) : null
    return why ? found(why, 'months', { months }) : voteFault(entry)
  },
}

/** All that is wrong with an act that is to follow what the file holds. */
export function faultsOfEntry(file: File, entry: Entry, after: WorkingDaysAfter): Fault[] {
  const order = orderFaults(file, entry)
  const check = checks[entry.act]?.(file, entry, after) ?? null
  const all = [
    ...order,
    ...dayFaults(file, entry, after),
    ...materialFaults(file, entry),
    ...(check ? [check] : []),
  ]
  return all.map((one) => ({ grade: 'unlawful' as const, ...one, act: entry.act }))
}

/** Why an act cannot be done; null when it can. */
export const whyNotAct = (file: File, entry: Entry, after: WorkingDaysAfter): Fault | null =>
  faultsOfEntry(file, entry, after).find(({ grade }) => grade === 'unlawful') ?? null

/** All that a reviewer would find in a file, act by act in the order in which they were recorded. */
export function faultsOf(file: File, after: WorkingDaysAfter): Fault[] {
  return file.entries.flatMap((entry, at) =>
    faultsOfEntry({ ...file, entries: file.entries.slice(0, at) }, entry, after),
  )
}
