import type { Words } from '#platform/errors.ts'
import { words as differences } from './differences/words.ts'
import { words as feeds } from './feeds/words.ts'
import { words as sources } from './sources/words.ts'

export const words: Words = { ...feeds, ...sources, ...differences }
