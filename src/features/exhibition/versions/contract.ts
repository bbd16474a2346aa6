import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { Desk } from '../desk/contract.ts'

const id = z.number().int().positive()
const curate = endpoint.meta({ permission: 'exhibition.curate' })
const approve = endpoint.meta({ permission: 'exhibition.approve' })

/** 发布: submitted by one, approved by another; withdrawn with a reason. */
export const versions = {
  submit: curate
    .route({ method: 'POST', path: '/exhibition-desk/{id}/submission', summary: '提交审核' })
    .input(z.object({ id }))
    .output(Desk),
  recall: curate
    .route({ method: 'POST', path: '/exhibition-desk/{id}/recall', summary: '撤回提交' })
    .input(z.object({ id }))
    .output(Desk),
  approve: approve
    .route({ method: 'POST', path: '/exhibition-desk/{id}/approval', summary: '审核通过并发布' })
    .input(z.object({ id }))
    .output(Desk),
  return: approve
    .route({ method: 'POST', path: '/exhibition-desk/{id}/return', summary: '退回修改' })
    .input(z.object({ id, reason }))
    .output(Desk),
  withdraw: approve
    .route({ method: 'POST', path: '/exhibition-desk/{id}/withdrawal', summary: '撤下已发布的展览' })
    .input(z.object({ id, reason }))
    .output(Desk),
}
