import { ORPCError } from '@orpc/server'
import { Refusal, type RefusalKind, type Words } from './errors.ts'

/** What people call a field of a form; null for one that has no name. */
export type FieldTitle = (field: string) => string | null

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
}

/** A refusal becomes its sentence; unreadable input names its field; anything else is a bug, logged by number. */
export function asError(
  error: unknown,
  { words, fieldTitle }: { words: Words; fieldTitle: FieldTitle },
  logged: (bug: unknown) => string,
): unknown {
  if (error instanceof Refusal) return orpcError(asBody(error, words))
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const [issue] = (error.data?.issues ?? []) as { path?: (string | number)[]; message: string }[]
    const field = issue?.path?.join('.') ?? ''
    const facts = { field, label: fieldTitle(field), reason: issue?.message ?? '' }
    return orpcError(asBody(new Refusal('invalid', 'input-unreadable', facts), words))
  }
  const number = logged(error)
  return orpcError({ ...asBody(new Refusal('conflict', 'program-error', { number }), words), status: 500 })
}

const orpcError = (body: ReturnType<typeof asBody>) =>
  new ORPCError(body.code, { status: body.status, message: body.message, data: body.data })

/** As the client of the pages reads it when no endpoint was reached. */
export const asErrorBody = (refusal: Refusal, words: Words) => ({ defined: false, ...asBody(refusal, words) })

/** The body of a refusal: the sentence for people, the code and facts for programs. */
function asBody(refusal: Refusal, words: Words) {
  const sentence = words[refusal.code]
  return {
    code: refusal.kind.toUpperCase().replace('-', '_'),
    status: statusOf[refusal.kind],
    message: sentence ? sentence(refusal.facts) : refusal.code,
    data: { code: refusal.code, facts: refusal.facts },
  }
}
