import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { actOn } from '../entries/actions.ts'
import { show } from '../reading/actions.ts'
import type { Details, Material } from '../rules.ts'
import type { acts } from './contract.ts'
import { type ActKey, actKeys } from './rules.ts'

type Given = {
  id: number
  on: string
  lateBecause?: string | undefined
  materials: Material[]
  passed?: boolean
}

/** The endpoint of an act: what it says beside its day, its lateness and its papers are its details. */
const doing = (act: ActKey) => async (ctx: Context, given: Given) => {
  const { id, on, lateBecause = null, materials, passed = true, ...details } = given
  await actOn(ctx, id, {
    act,
    on,
    passed,
    lateBecause,
    materials,
    details: details as Details,
    meetingId: null,
  })
  return show(ctx, id)
}

type Single = keyof typeof acts
const single = actKeys.filter(
  (act): act is Single => act !== 'application' && act !== 'branchMeeting' && act !== 'confirmationMeeting',
)

export const actActions = Object.fromEntries(single.map((act) => [act, doing(act)])) as unknown as ActionsOf<
  typeof acts
>
