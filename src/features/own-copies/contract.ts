import { endpoint, fileOutput, type Powers } from '#basics/contract.ts'

/** 本人信息副本: what is kept of somebody, handed to himself as a workbook. Nobody takes it for anybody else. */
export const contract = {
  take: endpoint
    .meta({ permission: 'ownCopies.take', download: true, stepUp: true, opens: true })
    .route({ method: 'GET', path: '/own/copy.xlsx', summary: '下载本人信息副本（含本人完整号码和住址）' })
    .output(fileOutput),
}

export const powers: Powers = { 'ownCopies.take': ['member', 'masses'] }
