import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { acts, Consent, Done } from '../consents/contract.ts'

const id = z.number().int().positive()
const mine = endpoint.meta({ permission: 'helping.own' })

const Own = z.object({
  consents: z.array(Consent),
  done: z.array(Done),
  /** Who of the branch may be asked to help. */
  candidates: z.array(z.object({ personId: id, name: z.string(), officer: z.boolean() })),
})

/** 代我办理: what a member has consented to, what was done for him; given and withdrawn in his own account. */
export const own = {
  list: mine.route({ method: 'GET', path: '/own/helping', summary: '代我办理' }).output(Own),
  give: mine
    .route({ method: 'POST', path: '/own/helping-consents', summary: '委托他人代办' })
    .input(z.object({ helperId: id, helpedActs: acts, fromOn: day, untilOn: day }))
    .output(Own),
  withdraw: mine
    .route({ method: 'POST', path: '/own/helping-consents/{id}/withdrawal', summary: '撤销我的委托' })
    .input(z.object({ id, reason }))
    .output(Own),
}
