import type { Words } from '#platform/errors.ts'

// The only refusal of this feature is "not found", which the machinery has words for.
export const words: Words = {}
