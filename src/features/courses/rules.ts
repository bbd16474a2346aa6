import type { RoleName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import { anyMember, type Sensitivity, whyNotSee } from '#basics/sensitivity.ts'

export const courseStates = ['draft', 'submitted', 'published', 'withdrawn'] as const
export type CourseState = (typeof courseStates)[number]
export const courseStateNames: Record<CourseState, string> = {
  draft: '起草中',
  submitted: '待审核',
  published: '已发布',
  withdrawn: '已撤回',
}

export const questionKinds = ['single', 'multiple', 'judge'] as const
export type QuestionKind = (typeof questionKinds)[number]
export const questionKindNames: Record<QuestionKind, string> = {
  single: '单选',
  multiple: '多选',
  judge: '判断',
}
export const judgeOptions = ['对', '错']

/** 自测题: `correct` counts the options from 0; the explanation cites a place in the material of its part. */
export type CourseQuestion = {
  kind: QuestionKind
  text: string
  options: string[]
  correct: number[]
  explanation: string
  anchor: string
}
export type CoursePart = {
  title: string
  note: string
  materialId: number
  anchor: string
  questions: CourseQuestion[]
}

/** Whether what was chosen is exactly what is right, in whatever order. */
export const isRight = ({ correct }: Pick<CourseQuestion, 'correct'>, chosen: readonly number[]): boolean =>
  new Set(chosen).size === correct.length && correct.every((one) => chosen.includes(one))

type Fault = { code: string; facts: Record<string, string | number> }

/** What hinders a course from being submitted: the first part and question that say too little. */
export function whyNotSubmit(parts: readonly CoursePart[]): Fault | null {
  if (parts.length === 0) return { code: 'course-empty', facts: {} }
  for (const { title, questions } of parts)
    for (const [at, question] of questions.entries()) {
      const code = questionFault(question)
      if (code) return { code, facts: { part: title, number: at + 1 } }
    }
  return null
}

function questionFault({ kind, options, correct, explanation }: CourseQuestion): string | null {
  if (options.length < 2 || options.some((option) => option.trim() === '')) return 'course-options-few'
  if (new Set(options).size < options.length) return 'course-options-alike'
  if (correct.some((one) => one >= options.length)) return 'course-right-missing'
  if (kind === 'multiple' ? correct.length < 2 : correct.length !== 1)
    return kind === 'multiple' ? 'course-right-few' : 'course-right-missing'
  return explanation.trim() === '' ? 'course-explanation-missing' : null
}

/** Whoever has these roles makes courses and approves those of others: as `powers` says of `courses.make`. */
export const makers: readonly RoleName[] = ['committee', 'politicalWorkDepartment']

/** Who answers for a course may move it on from its state; whoever submitted it leaves the approval to others. */
export type Deed = 'save' | 'submit' | 'approve' | 'giveBack' | 'withdraw'
const from: Record<Deed, readonly CourseState[]> = {
  save: ['draft', 'withdrawn'],
  submit: ['draft'],
  approve: ['submitted'],
  giveBack: ['submitted'],
  withdraw: ['published'],
}

export function whyNot(
  deed: Deed,
  course: { state: CourseState; submittedAccountId: number | null },
  accountId: number | null,
): string | null {
  if (!from[deed].includes(course.state)) return deed === 'save' ? 'course-not-draft' : 'course-moved-on'
  return deed === 'approve' && course.submittedAccountId === accountId ? 'course-own-approval' : null
}

/**
 * Why a branch cannot study something together: those who come could not read it. 敏感 is for office holders only; an
 * audience is one organization with everything below it.
 */
export function whyNotStudy(
  studied: { sensitivity: Sensitivity; audiencePath: string | null },
  branchPath: string,
): string | null {
  if (whyNotSee(studied.sensitivity, anyMember, 'intranet')) return 'study-too-sensitive'
  const { audiencePath } = studied
  return audiencePath !== null && !branchPath.startsWith(audiencePath) ? 'study-not-for-branch' : null
}

/** Why something read cannot be counted: a course that was not read to its end, a day that has not come. */
export function whyNotCount(facts: {
  studiedOn: Day
  today: Day
  /** Of a course: how many of its parts are not done yet. */
  partsLeft: number
}): string | null {
  if (facts.studiedOn > facts.today) return 'record-in-future'
  return facts.partsLeft > 0 ? 'record-course-open' : null
}

/** 学习《…》, as long as the title of a meeting may be. */
export function sessionTitle(title: string): string {
  const most = 96
  return `学习《${title.length > most ? `${title.slice(0, most - 1)}…` : title}》`
}

/** What the meeting does: the material is named in its record. */
export const sessionAgenda = (titles: readonly string[]): string[] => [
  ...titles.map((title) => `学习《${title}》`),
  '交流讨论',
]
