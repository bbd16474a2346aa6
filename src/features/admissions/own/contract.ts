import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { Admission } from '../reading/contract.ts'

const text = z.string().trim().min(10).max(10_000)
const submit = endpoint.meta({ permission: 'admissions.submitOwn', helped: 'admissions' })

/** What the person does himself, on the phone as well. */
export const own = {
  get: endpoint
    .meta({ permission: 'admissions.readOwn', helped: 'admissions' })
    .route({ method: 'GET', path: '/my-admission', summary: '我的入党历程' })
    .output(
      z.object({
        /** The file that runs, or the last one. */
        admission: Admission.nullable(),
        /** Those before it, the newest first. */
        earlier: z.array(Admission),
        whyNotApply: z.string().nullable(),
      }),
    ),
  apply: endpoint
    .meta({ permission: 'admissions.apply' })
    .route({ method: 'POST', path: '/my-admission', summary: '递交入党申请书' })
    .input(z.object({ text }))
    .output(Admission),
  withdraw: endpoint
    .meta({ permission: 'admissions.apply' })
    .route({ method: 'POST', path: '/my-admission/withdrawal', summary: '撤回入党申请' })
    .input(z.object({ reason }))
    .output(Admission),
  report: submit
    .route({ method: 'POST', path: '/my-admission/thought-reports', summary: '递交思想汇报' })
    .input(z.object({ text }))
    .output(Admission),
  requestConfirmation: submit
    .route({ method: 'POST', path: '/my-admission/confirmation-request', summary: '提出转正申请' })
    .input(z.object({ text }))
    .output(Admission),
}
