import type { Words } from '#platform/errors.ts'

export const words: Words = {}
