import { z } from 'zod'
import { endpoint, type Powers } from '#basics/contract.ts'
import { annexes } from './annexes/contract.ts'
import { demands } from './demands/contract.ts'
import { files } from './files/contract.ts'
import { lists } from './lists/contract.ts'
import { ownMeetings } from './own/contract.ts'
import { papers } from './papers/contract.ts'
import { plans } from './plans/contract.ts'
import { Meeting } from './reading/contract.ts'
import { records } from './records/contract.ts'

/** 组织生活: meetings from the plan to the locked record, and what the branch rules ask for. */
export const contract = {
  ...lists,
  ...plans,
  get: endpoint
    .meta({ permission: 'meetings.read' })
    .route({ method: 'GET', path: '/meetings/{id}', summary: '会议' })
    .input(z.object({ id: z.number().int().positive() }))
    .output(Meeting),
  records,
  files,
  papers,
  annexes,
  demands,
  own: ownMeetings,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'meetings.read': offices,
  'meetings.export': offices,
  'meetings.conduct': offices,
  'meetings.readOwn': ['member'],
}
