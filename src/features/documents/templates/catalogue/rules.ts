import { paperTemplates } from '../papers/rules.ts'
import { replyTemplates } from '../replies/rules.ts'
import { requestTemplates } from '../requests/rules.ts'
import type { Template } from '../rules.ts'

/** The templates that come along; a committee may put a version of its own in the place of each, or add more. */
export const builtIn: Template[] = [...requestTemplates, ...replyTemplates, ...paperTemplates]

export const builtInTemplate = (key: string): Template | null =>
  builtIn.find((one) => one.key === key) ?? null
