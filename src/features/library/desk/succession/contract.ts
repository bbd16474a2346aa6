import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { successions } from './rules.ts'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((words) => words || null)

/** How a regulation is followed by another text, and from which day. */
export const succession = {
  how: z.enum(successions),
  /** The day on which the new text takes effect, or the old one ends. */
  on: day,
  title: text(200),
  documentNumber: text(60),
  issuedOn: day.nullable().default(null),
  changeNote: z.string().trim().min(2, '请写明为什么、依据什么').max(500),
}
