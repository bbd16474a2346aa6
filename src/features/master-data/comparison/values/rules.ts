import { kindNames, type OrganizationKind } from '#features/organizations/rules.ts'
import { valueInWords } from '#features/people/values/rules.ts'
import { postName } from '../../persons/posts/rules.ts'
import type { FieldChange, Value } from '../rules.ts'

export type Named = { name: string; shortName: string | null }

/** A value of the feed in the words of the screen; `names`: units by 组织编码. Null: nothing there. */
export function inWords(field: string, value: Value, names: ReadonlyMap<string, Named>): string | null {
  if (value === null || value === '') return null
  if (Array.isArray(value)) return value.length > 0 ? value.map(postName).join('、') : null
  const text = String(value)
  if (field === 'branchCode' || field === 'parentCode')
    return `${names.get(text)?.name ?? '未知组织'}（${text}）`
  if (field === 'kind') return kindNames[text as OrganizationKind] ?? text
  return valueInWords(field, text)
}

export type ShownChange = {
  field: string
  before: string | null
  after: string | null
  effect: FieldChange['effect']
}
