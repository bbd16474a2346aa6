import type { Stage } from './stage.ts'

/**
 * How an endpoint is asked in the loop of src/permissions.test.ts.
 * `of`: it concerns one record of 东区: outside of the reach it is not found.
 * `seen`: it lists, counts or exports: outside it answers, and nothing of east1 is in the answer.
 * `open`: there is nothing of anybody in it.
 */
export type Sample = {
  kind: 'of' | 'seen' | 'open'
  input: (stage: Stage) => unknown
  /** Whoever may is refused by a rule all the same, with this code: what would succeed cannot be had in a test. */
  refusal?: string
  /** It opens a number that is masked everywhere else. */
  reveals?: true
  /** Outside of its reach this role is not even asked: everything or nothing is one's own. */
  outside?: 'forbidden'
}

type Input = object | ((stage: Stage) => unknown)
type More = Omit<Sample, 'kind' | 'input'>

const make =
  (kind: Sample['kind']) =>
  (input: Input = {}, more: More = {}): Sample => ({
    kind,
    input: typeof input === 'function' ? (input as Sample['input']) : () => input,
    ...more,
  })

export const of = make('of')
export const seen = make('seen')
export const open = make('open')

export const today = '2026-11-24'
export const reason = '权限测试'
