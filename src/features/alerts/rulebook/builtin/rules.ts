import type { Rule } from '../rules.ts'
import { branchRules } from './branches/rules.ts'
import { memberRules } from './members/rules.ts'
import { paperRules } from './papers/rules.ts'
import { sharingRules } from './sharing/rules.ts'

/** The rules that come with the platform. What was published for one of them holds instead. */
export const builtin: readonly Rule[] = [...branchRules, ...memberRules, ...paperRules, ...sharingRules]

export const builtinOf = (key: string): Rule | undefined => builtin.find((rule) => rule.key === key)
