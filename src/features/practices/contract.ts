import { z } from 'zod'
import { day, endpoint, type Powers } from '#basics/contract.ts'
import { circles, limits, taskKeys } from './rules.ts'

const Practice = z.object({
  number: z.number().int(),
  branchName: z.string(),
  committeeName: z.string(),
  /** The roles one has there, as the role switcher names them. */
  branchRole: z.string(),
  committeeRole: z.string(),
  begunOn: day,
  endsOn: day,
  tasks: z.array(z.object({ key: z.enum(taskKeys), done: z.boolean() })),
})

/** The role one begins in. */
const Entered = z.object({ branchRole: z.string() })

const id = z.number().int().positive()
const invite = endpoint.meta({ permission: 'practices.invite' })
const own = endpoint.meta({ permission: 'session' })

/** 演练支部: a way into the practice world, and in there what one has tried, a fresh start and the way out. */
export const contract = {
  begin: endpoint
    .meta({ permission: 'practices.begin' })
    .route({ method: 'POST', path: '/practice-tickets', summary: '开始演练：领取进入演练支部的凭据' })
    .output(z.object({ ticket: z.string() })),
  candidates: invite
    .route({ method: 'GET', path: '/practice-candidates', summary: '可以请谁到演练支部试一试' })
    .input(z.object({ organizationId: id, circle: z.enum(circles).default('officers') }))
    .output(z.array(z.object({ personId: id, name: z.string(), posts: z.string() }))),
  invite: invite
    .route({ method: 'POST', path: '/practice-invitations', summary: '请人到演练支部试一试（发站内信）' })
    .input(z.object({ personIds: z.array(id).min(1).max(limits.invited) }))
    .output(z.object({ told: z.number().int() })),
  enter: endpoint
    .meta({ permission: 'public' })
    .route({ method: 'POST', path: '/practice-entries', summary: '演练环境：凭凭据进入自己的演练支部' })
    .input(z.object({ ticket: z.string().min(20).max(1000) }))
    .output(Entered),
  get: own
    .route({ method: 'GET', path: '/practice', summary: '演练环境：我的演练支部和任务' })
    .output(Practice),
  reset: own
    .route({ method: 'POST', path: '/practice/resets', summary: '演练环境：清空重来' })
    .output(Entered),
  leave: own
    .route({ method: 'DELETE', path: '/practice', summary: '演练环境：结束演练' })
    .output(z.object({ left: z.literal(true) })),
}

export const powers: Powers = {
  'practices.begin': ['branch', 'committee', 'politicalWorkDepartment'],
  'practices.invite': ['committee', 'politicalWorkDepartment'],
}
