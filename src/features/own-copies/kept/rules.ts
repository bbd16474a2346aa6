import type { Kept } from './kinds/rules.ts'
import { life } from './life/rules.ts'
import { record } from './record/rules.ts'

/** Every kind of what is kept of somebody, in the order in which he is told of it. */
export const kept: readonly Kept[] = [...record, ...life]
