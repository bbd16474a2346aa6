import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { carryOut } from '../entries/actions.ts'
import { gather, holdRunning } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import type { Details, Material } from '../rules.ts'
import { refuseUnfitMeeting } from '../studies/actions.ts'
import { withRecord } from '../studies/rules.ts'
import type { acts } from './contract.ts'
import { type ActKey, actKeys } from './rules.ts'

type Given = {
  id: number
  on: string
  lateBecause?: string | undefined
  materials: Material[]
  passed?: boolean
  meetingId?: number | undefined
}

/** The endpoint of an act: what it says beside its day, its lateness and its papers are its details. */
const doing = (act: ActKey) => async (ctx: Context, given: Given) => {
  const { id, on, lateBecause = null, materials, passed = true, meetingId = null, ...details } = given
  const gathered = await gather(ctx, await holdRunning(ctx, id))
  if (meetingId) await refuseUnfitMeeting(ctx, gathered.row, { act, meetingId, on })
  await carryOut(ctx, gathered, {
    act,
    on,
    passed,
    lateBecause,
    materials: meetingId ? withRecord(act, materials, { meetingId, heldOn: on }) : materials,
    details: details as Details,
    meetingId,
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
