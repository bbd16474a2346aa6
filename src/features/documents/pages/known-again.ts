import { askReason } from '#web/kit/confirm.tsx'
import { knownFields } from '../templates/known/rules.ts'
import type { Field } from '../templates/rules.ts'

/** Why what the register knows is asked for all the same; `undefined`: nothing is; null: the person turned back. */
export async function becauseAskedAgain(fields: readonly Field[]): Promise<string | undefined | null> {
  const known = knownFields(fields)
  if (known.length === 0) return undefined
  return askReason({
    title: '有的项名册里已经有',
    words: `“${known.map(({ label }) => label).join('、')}”平台已经知道。能自动填写的请返回改为自动填写；确需党支部再填的，写明原因，原因记入负担账本。`,
    label: '为什么还要填',
    submit: '仍要填，继续保存',
  })
}
