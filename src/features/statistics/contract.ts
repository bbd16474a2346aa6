import { z } from 'zod'
import { endpoint, fileOutput, type Powers, pageInput } from '#basics/contract.ts'
import { Behind, CheckLine, formats, place, Report, tables } from './answers/contract.ts'
import { crossTables } from './cross-tables/contract.ts'
import { reports } from './reports/contract.ts'
import { tableIds } from './tables/catalogue/rules.ts'

const cell = { ...place, table: z.enum(tableIds), row: z.string().max(100), column: z.string().max(100) }
const rule = { ...place, rule: z.string().max(100) }

const read = endpoint.meta({ permission: 'statistics.read' })
const file = endpoint.meta({ permission: 'statistics.export', download: true })

/** 党内统计: tables for any organization and day, their checks, and the people behind every number. */
export const contract = {
  catalogue: read
    .route({ method: 'GET', path: '/statistics/tables', summary: '统计表目录' })
    .output(z.array(z.object({ id: z.enum(tableIds), title: z.string() }))),
  report: read
    .route({ method: 'GET', path: '/statistics/report', summary: '党内统计报表（即时计算）' })
    .input(z.object({ ...place, tables }))
    .output(Report),
  behind: read
    .route({ method: 'GET', path: '/statistics/cells', summary: '反查：一个数字背后的人员或党组织' })
    .input(z.object({ ...cell, ...pageInput }))
    .output(Behind),
  behindFile: file
    .route({ method: 'GET', path: '/statistics/cells.xlsx', summary: '导出反查名单' })
    .input(z.object(cell))
    .output(fileOutput),
  suspects: read
    .route({ method: 'GET', path: '/statistics/checks', summary: '校核涉及的人员' })
    .input(z.object({ ...rule, ...pageInput }))
    .output(Behind),
  suspectsFile: file
    .route({ method: 'GET', path: '/statistics/checks.xlsx', summary: '导出校核涉及的人员' })
    .input(z.object(rule))
    .output(fileOutput),
  recount: read
    .route({ method: 'GET', path: '/statistics/recount', summary: '逐格反查：每个数字与背后的人员核对' })
    .input(z.object({ ...place, tables }))
    .output(z.object({ cells: z.number().int(), checks: z.array(CheckLine) })),
  file: file
    .route({ method: 'GET', path: '/statistics/report/files/{format}', summary: '导出报表（整套或一张表）' })
    .input(z.object({ ...place, tables, format: z.enum(formats) }))
    .output(fileOutput),
  reports,
  crossTables,
}

export const powers: Powers = {
  'statistics.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'statistics.export': ['branch', 'committee', 'politicalWorkDepartment'],
  'statistics.make': ['branch', 'committee', 'politicalWorkDepartment'],
  'statistics.share': ['branch', 'committee', 'politicalWorkDepartment'],
}
