import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'

const Own = z.object({
  /** In the register; null: none. */
  phoneMasked: personal('phone', z.string().nullable()),
  name: z.string(),
  consent: z
    .object({
      phoneMasked: personal('phone', z.string()),
      agreedAt: z.string(),
      usableFrom: z.string(),
      /** The number of the register is another one meanwhile: it has to be agreed to anew. */
      same: z.boolean(),
    })
    .nullable(),
})

const use = endpoint.meta({ permission: 'approvals.use' })

/** 短信审批的实名同意: one's own. */
export const consents = {
  get: use.route({ method: 'GET', path: '/own/sms-approval', summary: '我的短信审批' }).output(Own),
  agree: use
    .route({ method: 'POST', path: '/own/sms-approval', summary: '实名同意使用短信审批' })
    .input(z.object({ signedName: z.string().trim().min(1).max(50), understood: z.boolean() }))
    .output(Own),
  end: use.route({ method: 'DELETE', path: '/own/sms-approval', summary: '停止使用短信审批' }).output(Own),
}
