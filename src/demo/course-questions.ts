import { type CourseQuestion, judgeOptions } from '#features/courses/rules.ts'

export const one = (
  text: string,
  options: string[],
  right: number,
  anchor: string,
  explanation: string,
): CourseQuestion => ({ kind: 'single', text, options, correct: [right], explanation, anchor })
export const many = (
  text: string,
  options: string[],
  correct: number[],
  anchor: string,
  explanation: string,
): CourseQuestion => ({ kind: 'multiple', text, options, correct, explanation, anchor })
export const judge = (text: string, right: boolean, anchor: string, explanation: string): CourseQuestion => ({
  kind: 'judge',
  text,
  options: judgeOptions,
  correct: [right ? 0 : 1],
  explanation,
  anchor,
})

/** A part: its title, the regulation by its code, the article, the questions. */
type Part = [title: string, code: string, anchor: string, ...questions: CourseQuestion[]]
export type Course = { title: string; topic: string; summary: string; parts: Part[] }
