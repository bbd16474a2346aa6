import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'

const join = endpoint.meta({ permission: 'exchange.join', stepUp: true })

/** 对方: the installation in the other network; the two know each other by their cards. */
export const partners = {
  join: join
    .route({ method: 'POST', path: '/exchange/partner', summary: '登记对方的名片，建立摆渡关系' })
    .input(
      z.object({
        name: z.string().trim().min(2, '请填写对方名称，至少 2 个字').max(60),
        card: z.string().trim().min(50, '请粘贴对方页面上的名片全文').max(400),
        /** As the other side read it aloud: what was pasted may have been changed on its way. */
        fingerprint: z.string().trim().min(32, '请填写对方念出的指纹，共 32 个字符').max(60),
      }),
    )
    .output(z.object({ id: z.number().int() })),
  end: join
    .route({ method: 'DELETE', path: '/exchange/partner', summary: '结束摆渡关系' })
    .input(z.object({ reason }))
    .output(z.object({})),
}
