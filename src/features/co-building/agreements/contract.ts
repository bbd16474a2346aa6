import { z } from 'zod'
import { day, endpoint, fileOutput, reason } from '#basics/contract.ts'
import { id, Project } from '../projects/contract.ts'
import { agreementKinds } from '../rules.ts'

const lead = endpoint.meta({ permission: 'coBuilding.lead' })
const name = z.string().trim().min(1).max(100)

/** 合同: who signed what, from when to when, with the signed paper. */
export const agreements = {
  record: lead
    .route({ method: 'POST', path: '/co-building-projects/{id}/agreements', summary: '登记合同' })
    .input(
      z.object({
        id,
        kind: z.enum(agreementKinds),
        name,
        partners: name,
        signedOn: day,
        fromOn: day,
        untilOn: day,
      }),
    )
    .output(Project),
  addFile: lead
    .route({
      method: 'POST',
      path: '/co-building-agreements/{id}/file',
      summary: '上传合同文件（multipart）',
    })
    .input(z.object({ id, files: z.file() }))
    .output(Project),
  file: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-agreements/{id}/file', summary: '查看合同文件' })
    .input(z.object({ id }))
    .output(fileOutput),
  end: lead
    .route({ method: 'POST', path: '/co-building-agreements/{id}/ending', summary: '登记合同终止' })
    .input(z.object({ id, endedOn: day, reason }))
    .output(Project),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects/{id}/agreements.xlsx', summary: '导出合同' })
    .input(z.object({ id }))
    .output(fileOutput),
}
