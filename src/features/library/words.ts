import type { Words } from '#platform/errors.ts'
import { shelfWords } from './desk/shelves/words.ts'
import { successionWords } from './desk/succession/words.ts'
import { deskWords } from './desk/words.ts'

export const words: Words = { ...deskWords, ...shelfWords, ...successionWords }
