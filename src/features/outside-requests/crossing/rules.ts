import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { type CrossingFile, CrossingFileForm } from '#features/library/crossing/rules.ts'
import { outsideStates } from '../rules.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const words = (most: number) => z.string().min(1).max(most)

/** A code as it goes outside: what it opens is known inside alone. */
export const CrossingPass = z.strictObject({ hash: digest, validUntil: day })
export type CrossingPass = z.infer<typeof CrossingPass>

/** A request as it comes in. */
export const CrossingRequest = z.strictObject({
  key: z.uuid(),
  pass: digest,
  matter: words(40),
  body: words(5000),
  writtenAt: z.iso.datetime(),
  files: z.array(CrossingFileForm).max(5),
})
export type CrossingRequest = z.infer<typeof CrossingRequest>

/** What is told outside of how it stands: no name, no opinion of anybody, of a text only why it was not taken up. */
export const CrossingResult = z.strictObject({
  key: z.uuid(),
  state: z.enum(outsideStates),
  number: words(60).nullable(),
  replyNumber: words(60).nullable(),
  repliedOn: day.nullable(),
  because: words(500).nullable(),
})
export type CrossingResult = z.infer<typeof CrossingResult>

export const requestFiles = ({ files }: Pick<CrossingRequest, 'files'>): CrossingFile[] => files
