import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'burden-of-branch': ({ name }) =>
    `负担账本只按党委、党总支看，不拿党支部作比较。“党组织”请选${name}的上级党组织。`,
  'burden-quarter-ahead': ({ name }) => `${name}还没有开始。“季度”请选已经开始的季度。`,
}
