import type { Field } from '#web/kit/fields.ts'
import { today } from '#web/kit/today.ts'

/** Why a change is made: asked for with every one of them. */
export const reasonField = (example: string): Field => ({
  kind: 'words',
  name: 'reason',
  label: '依据',
  required: true,
  maximum: 500,
  placeholder: `例如：${example}`,
})

/** The day a change takes effect. */
export const dayField = (name: string, label: string, from?: string | null): Field => ({
  kind: 'day',
  name,
  label,
  required: true,
  from: from ?? undefined,
  until: today(),
})
