import type { Day } from '#basics/days.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import type { ActKey } from './acts/rules.ts'
import type { MaterialKey } from './materials/rules.ts'

/** The texts of 《中国共产党发展党员工作细则》 that steps are done under. */
export const versions = ['2014', '2026'] as const
export type Version = (typeof versions)[number]
export const versionNames: Record<Version, string> = {
  2014: '《中国共产党发展党员工作细则》（2014年）',
  2026: '《中国共产党发展党员工作细则》（2026年修订）',
}

/**
 * Numbers that the texts leave open, or on which sources disagree: to be confirmed with the organization department.
 * `switchOn` (C): the day the 2026 text was issued; its own day of effect was not found.
 * `cultivationFrom` (M): 一年以上 counts from the decision of the branch committee, not from the filing.
 * `requestEarlyMonths` (M): how long before its end of probation somebody may ask for confirmation.
 * `confirmMonths` (C): what 及时 means for the meeting after the end of probation.
 * `reviewMonths` (V art. 11 for activists, M for probation): one review each half-year.
 * `writtenOpinions` (M 2014 art. 20): who cannot come and has written an opinion before the meeting is counted.
 */
export const parameters = {
  switchOn: '2026-05-11' as Day,
  cultivationFrom: 'activist' as ActKey,
  requestEarlyMonths: 1,
  confirmMonths: 1,
  reviewMonths: 6,
  writtenOpinions: true,
}

/** The text in force on a day; a step done under 2014 is not judged anew. */
export const versionOn = (day: Day): Version => (day < parameters.switchOn ? '2014' : '2026')

/** How a file ends other than by confirmation. */
export const endings = ['withdrawn', 'stopped', 'cancelled'] as const
export type Ending = (typeof endings)[number]
export const endingNames: Record<Ending, string> = {
  withdrawn: '本人撤回申请',
  stopped: '停止培养或不再发展',
  cancelled: '取消预备党员资格',
}

export const outcomes = ['confirm', 'extend', 'cancel'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeNames: Record<Outcome, string> = {
  confirm: '按期转正',
  extend: '延长预备期',
  cancel: '取消预备党员资格',
}

export type Votes = {
  entitled: number
  present: number
  handedOut: number
  returned: number
  inFavour: number
  against: number
  abstained: number
  spoiled: number
  /** Opinions in writing of members who could not come. */
  written: number
}

/** What an act says beside its day; which of it an act has is told by its contract. */
export type Details = {
  text?: string
  people?: number[]
  names?: string[]
  place?: string
  address?: string
  phone?: string
  untilOn?: Day
  days?: number
  hours?: number
  special?: string
  letterTo?: string
  letter?: number
  number?: string
  leavingOn?: Day
  group?: string
  outcome?: Outcome
  months?: number
  votes?: Votes
}

/** A paper as it is filed; one that is the record of a meeting says of which. */
export type Material = { material: MaterialKey; datedOn: Day; meetingId?: number | null }

/** One dated act of a file, with the papers filed of it. `seq` is the order in which acts were recorded; `passed` is false of a no. */
export type Entry = {
  seq: number
  act: ActKey
  on: Day
  passed: boolean
  details: Details
  lateBecause: string | null
  materials: Material[]
  /** The meeting that decided, of whose record the file knows. */
  meeting?: { id: number; kind: MeetingKind; heldOn: Day; invited: number; present: number } | null
}

/** A file as the rules see it. */
export type File = { birthDate: Day; entries: Entry[] }

/** The day so many working days after a day, which does not count itself (民法典第二百零一条, V rule; C whether it counts). */
export type WorkingDaysAfter = (day: Day, count: number) => Day
