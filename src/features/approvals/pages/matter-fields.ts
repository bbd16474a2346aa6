import type { Field } from '#web/kit/fields.ts'
import { importanceNames } from '../matters/rules.ts'

/** The form of 一般事项; the fields that were marked say so. */
export const matterFields = (marks: readonly string[] = []): Field[] => {
  const hint = (name: string, words?: string) => (marks.includes(name) ? '退回时标注了这一项，请修改' : words)
  return [
    {
      kind: 'text',
      name: 'title',
      label: '标题',
      required: true,
      maximum: 80,
      wide: true,
      hint: hint('title', '例如：关于开展主题党日活动的请示'),
    },
    {
      kind: 'words',
      name: 'text',
      label: '内容',
      required: true,
      rows: 8,
      maximum: 5000,
      hint: hint('text'),
    },
    {
      kind: 'choice',
      name: 'importance',
      label: '重要程度',
      required: true,
      hint: hint('importance', '重要事项还要政工部门会签'),
      options: Object.entries(importanceNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'number',
      name: 'amount',
      label: '涉及经费（元）',
      least: 0,
      hint: hint('amount', '没有经费的不填'),
    },
  ]
}

export const asMatter = (values: Record<string, unknown>) => ({
  title: String(values.title),
  text: String(values.text),
  importance: values.importance === 'important' ? ('important' as const) : ('ordinary' as const),
  ...(typeof values.amount === 'number' && { amount: values.amount }),
})
