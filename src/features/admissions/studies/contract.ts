import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { meetingKinds, meetingStatuses } from '#features/meetings/rules.ts'
import { actKeys } from '../acts/rules.ts'

const id = z.number().int().positive()

const Recorded = z.object({
  id,
  kind: z.enum(meetingKinds),
  groupName: z.string().nullable(),
  status: z.enum(meetingStatuses),
  /** The day it was held, or is planned for. */
  on: day,
  title: z.string(),
  place: z.string(),
  agenda: z.array(z.string()),
  invited: z.number().int(),
  present: z.number().int(),
})

const Reference = z.object({
  id,
  admissionId: id,
  name: z.string(),
  act: z.enum(actKeys),
  title: z.string(),
  passed: z.boolean(),
})

/** 研究决定: the meetings that an act may refer to, and what refers to a meeting. */
export const studies = {
  list: endpoint
    .meta({ permission: 'admissions.conduct' })
    .route({ method: 'GET', path: '/admissions/{id}/recorded-meetings', summary: '可以引用的会议记录' })
    .input(z.object({ id, act: z.enum(actKeys) }))
    .output(z.array(Recorded)),
  references: endpoint
    .meta({ permission: 'admissions.read' })
    .route({ method: 'GET', path: '/meetings/{id}/admissions', summary: '引用会议记录的发展党员事项' })
    .input(z.object({ id }))
    .output(z.array(Reference)),
}
