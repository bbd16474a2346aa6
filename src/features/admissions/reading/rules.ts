import type { Day } from '#basics/days.ts'
import { type ActKey, actKeys, actOf, needsNotice } from '../acts/rules.ts'
import { type Bound, windowOf } from '../limits/rules.ts'
import { type MaterialKey, materials } from '../materials/rules.ts'
import { doneBy, isNeeded, isOpen, missingBefore, nextAct } from '../path/rules.ts'
import { type Entry, type File, type Version, versionOn, type WorkingDaysAfter } from '../rules.ts'
import { type StepKey, stepKeys, steps } from '../steps/rules.ts'

const actsOf = (step: StepKey): ActKey[] => actKeys.filter((act) => actOf(act).step === step)

/** The title of a step under a text: 备案 of 2014 is 同意 and 公示 since 2026. */
const titleOf = (step: StepKey, version: Version): string =>
  step === 'candidateConsent'
    ? version === '2014'
      ? '报上级党委备案'
      : '报上级党委同意并公示'
    : steps[step].title

export type ActView = {
  act: ActKey
  state: 'done' | 'open' | 'waiting'
  earliest: Bound | null
  latest: Bound | null
  waitsFor: string[]
}

/** Where an act of the file stands today. What was done is shown with the bounds it was done within. */
function actView(file: File, act: ActKey, today: Day, after: WorkingDaysAfter): ActView {
  const done = doneBy(file, act)
  const before = done ? { ...file, entries: file.entries.filter(({ seq }) => seq < done.seq) } : file
  const { earliest, latest } = windowOf(before, act, done?.on ?? today, after)
  const missing = done ? [] : missingBefore(file, act, today)
  return {
    act,
    state: done ? 'done' : missing.length ? 'waiting' : 'open',
    earliest,
    latest,
    waitsFor: missing.map((one) => actOf(one).title),
  }
}

/** Whether an act may be done again today although it has been done, or for the first time. */
export const isDoable = (file: File, act: ActKey, today: Day): boolean =>
  isNeededHere(file, act, today) && isOpen(file, act, today) && (!doneBy(file, act) || isRepeated(file, act))

const isNeededHere = (file: File, act: ActKey, today: Day) => !needsNotice(act) || isNeeded(file, act, today)

/** Reviews, reports and letters belong to their time; helpers may be replaced until the meeting. */
function isRepeated(file: File, act: ActKey): boolean {
  if (!actOf(act).many) return false
  if (act === 'probationReview') return !doneBy(file, 'confirmationApproval')
  const over: ActKey = act === 'letter' || act === 'letterReply' ? 'politicalReview' : 'candidate'
  return !doneBy(file, act === 'introducers' ? 'branchMeeting' : over)
}

export type StepView = {
  number: number
  key: StepKey
  title: string
  version: Version
  state: 'done' | 'current' | 'late' | 'later'
  on: Day | null
  acts: ActView[]
}

/** The 25 steps with their state, derived from the acts. */
export function stepsOf(file: File, today: Day, after: WorkingDaysAfter): StepView[] {
  const next = nextAct(file, today)
  return stepKeys.map((key, at) => {
    const acts = actsOf(key).filter((act) => isNeededHere(file, act, today))
    const gating = acts.filter((act) => !actOf(act).optional)
    const views = acts.map((act) => actView(file, act, today, after))
    const days = gating.map((act) => doneBy(file, act)?.on ?? null)
    const done = days.every((day) => day !== null)
    const on = done ? (days.toSorted().at(-1) ?? null) : null
    const version = versionOn(days.findLast((day) => day !== null) ?? today)
    const open = views.filter((one) => one.state === 'open' && gating.includes(one.act))
    const late = open.some(({ latest }) => latest !== null && latest.on < today)
    const current = open.length > 0 || gating.some((act) => act === next)
    const state = done ? 'done' : late ? 'late' : current ? 'current' : 'later'
    return { number: at + 1, key, title: titleOf(key, version), version, state, on, acts: views }
  })
}

export type MaterialView = {
  material: MaterialKey
  title: string
  act: ActKey
  entryId: number | null
  datedOn: Day | null
  meetingId: number | null
}

/** The papers that an act has and should have: of one that may be repeated, those of each time. */
export function materialsOf(entries: (Entry & { id: number })[], act: ActKey): MaterialView[] {
  const done = entries.filter((one) => one.act === act && one.passed)
  return actOf(act).materials.flatMap((material): MaterialView[] => {
    const view = { material, title: materials[material], act }
    if (done.length === 0) return [{ ...view, entryId: null, datedOn: null, meetingId: null }]
    return done.map((one) => {
      const { datedOn = null, meetingId = null } =
        one.materials.find((filed) => filed.material === material) ?? {}
      return { ...view, entryId: one.id, datedOn, meetingId }
    })
  })
}

/** What is missing of the acts that were done. */
export const missingOf = <T extends Pick<Entry, 'act' | 'passed' | 'materials'>>(entries: T[]) =>
  entries
    .filter(({ passed }) => passed)
    .flatMap((entry) =>
      actOf(entry.act)
        .materials.filter((material) => !entry.materials.some((filed) => filed.material === material))
        .map((material) => ({ entry, material })),
    )
