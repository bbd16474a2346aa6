import type { RoleName } from '#basics/contract.ts'
import { addDays, type Day } from '#basics/days.ts'
import type { MaterialKind, MaterialState } from '../rules.ts'

export const stateNames: Record<MaterialState, string> = {
  draft: '草稿',
  submitted: '待审核',
  published: '已发布',
  withdrawn: '已撤下',
}
export const openNames = { draft: '新版本草稿', submitted: '新版本待审核' }

/** What may be done with a material at the desk. */
export const moves = ['save', 'submit', 'sendBack', 'publish', 'revise', 'discard', 'withdraw'] as const
export type Move = (typeof moves)[number]
/** Whoever checks what others submitted needs a power of his own. */
export const powerOf: Record<Move, 'library.edit' | 'library.approve'> = {
  save: 'library.edit',
  submit: 'library.edit',
  discard: 'library.edit',
  revise: 'library.edit',
  sendBack: 'library.approve',
  publish: 'library.approve',
  withdraw: 'library.approve',
}

/** Whoever has these roles may approve: as `powers` says of `library.approve`. */
export const approvers: readonly RoleName[] = ['committee', 'politicalWorkDepartment']

/** How a material stands: its own state, the version that is worked on (if any), and who submitted that. */
export type Standing = {
  state: MaterialState
  open: 'draft' | 'submitted' | null
  submittedBy: number | null
}

/** Why something cannot be done with a material as it stands. Nobody publishes what he submitted himself. */
export function whyNotMove(move: Move, { state, open, submittedBy }: Standing, accountId: number | null) {
  const moved = 'material-moved-on'
  switch (move) {
    case 'save':
    case 'submit':
      return open === 'draft' ? null : moved
    case 'discard':
      return open === 'draft' && state !== 'draft' ? null : moved
    case 'sendBack':
      return open === 'submitted' ? null : moved
    case 'publish':
      if (open !== 'submitted') return moved
      return submittedBy === accountId ? 'material-own' : null
    case 'revise':
      return open === null ? null : 'material-version-open'
    case 'withdraw':
      return state === 'published' ? null : moved
  }
}

/** What is missing before a version can be submitted: a link leads somewhere, a text says something, a file is there. */
export function whyNotSubmit(version: {
  kind: MaterialKind
  plain: string
  address: string | null
  fileId: number | null
}): { code: string; field: string } | null {
  if (version.kind === 'link' && !version.address) return { code: 'material-no-address', field: 'address' }
  if (version.kind === 'article' && version.plain.trim().length < 10)
    return { code: 'material-no-text', field: 'body' }
  const file = version.kind !== 'article' && version.kind !== 'link'
  return file && version.fileId === null ? { code: 'material-no-file', field: 'uploadId' } : null
}

/** Days that contradict one another. */
export function whyNotDays(days: {
  issuedOn: Day | null
  effectiveOn: Day | null
  repealedOn: Day | null
}): { code: string; field: string } | null {
  const { issuedOn, effectiveOn, repealedOn } = days
  if (issuedOn && effectiveOn && effectiveOn < issuedOn)
    return { code: 'material-effective-early', field: 'effectiveOn' }
  const begun = effectiveOn ?? issuedOn
  return repealedOn && begun && repealedOn < begun
    ? { code: 'material-repealed-early', field: 'repealedOn' }
    : null
}

/** The version before a new one holds until the day before that takes effect; never less than its first day. */
export const endsBefore = (newer: Day, begun: Day | null): Day =>
  begun && begun >= newer ? begun : addDays(newer, -1)
