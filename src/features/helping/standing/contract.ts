import { z } from 'zod'
import { day, endpoint, helpedActs } from '#basics/contract.ts'

const id = z.number().int().positive()
const own = endpoint.meta({ permission: 'session' })

/** 代……办理: whom one may act for today, and the stretch in which one does. */
export const standing = {
  people: own.route({ method: 'GET', path: '/own/helped-people', summary: '我可以代办的人' }).output(
    z.array(
      z.object({
        consentId: id,
        personName: z.string(),
        organizationName: z.string(),
        acts: z.array(z.enum(helpedActs)),
        untilOn: day,
      }),
    ),
  ),
  begin: own
    .route({ method: 'POST', path: '/own/helping-stretches', summary: '开始代某人办理' })
    .input(z.object({ consentId: id }))
    .output(z.object({ id, key: z.string(), personName: z.string(), endsAt: z.string() })),
  end: own
    .route({ method: 'DELETE', path: '/own/helping-stretches/{id}', summary: '结束代办' })
    .input(z.object({ id }))
    .output(z.object({})),
}
