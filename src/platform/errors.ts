/** The five kinds of refusal; http.ts maps each to one status. Anything else thrown is a bug. */
export type RefusalKind = 'invalid' | 'signed-out' | 'forbidden' | 'not-found' | 'conflict'

export type Facts = Record<string, string | number | boolean | null | undefined>

/**
 * A refusal: the program understood and says no. `code` names the sentence in the feature's words.ts,
 * `facts` fill it. `field` names the input field at fault, when there is one.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly facts: Facts

  constructor(kind: RefusalKind, code: string, facts: Facts = {}) {
    super(code)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.facts = facts
  }
}

/** Chinese sentences by refusal code; each feature exports one such record from words.ts. */
export type Words = Record<string, (facts: Facts) => string>
