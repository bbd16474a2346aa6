import type { Context } from '#platform/context.ts'
import type { Finished } from '../packages/actions.ts'
import { finishedAdmission } from './admissions/actions.ts'
import { finishedLetter } from './letters/actions.ts'
import { finishedRequest } from './requests/actions.ts'
import type { SubjectKind } from './rules.ts'

/** Finds what is to be filed within reach; `hold` keeps it until the transaction ends. @throws Refusal not-found */
const finders: Record<SubjectKind, (ctx: Context, id: number, hold: boolean) => Promise<Finished>> = {
  request: finishedRequest,
  transferLetter: finishedLetter,
  admission: finishedAdmission,
}

export const finishedOf = (ctx: Context, { kind, id }: { kind: SubjectKind; id: number }, hold: boolean) =>
  finders[kind](ctx, id, hold)
