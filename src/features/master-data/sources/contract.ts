import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { feedModes } from '../feeds/rules.ts'
import { whyNotCron, whyNotUrl } from './rules.ts'

const id = z.number().int().positive()

const Source = z.object({
  id,
  name: z.string(),
  url: z.string(),
  /** An authorization is kept; it is never told. */
  authorized: z.boolean(),
  mode: z.enum(feedModes),
  cron: z.string().nullable(),
  takeAtOnce: z.boolean(),
  enabled: z.boolean(),
  lastRunAt: z.string().nullable(),
  lastFeedId: id.nullable(),
  lastFailure: z.string().nullable(),
})

const settings = {
  name: z.string().trim().min(1).max(60),
  url: z
    .string()
    .trim()
    .max(500)
    .refine((url) => !whyNotUrl(url), '请填写 http:// 或 https:// 开头的地址，地址里不能带用户名和密码'),
  mode: z.enum(feedModes),
  cron: z
    .string()
    .trim()
    .max(60)
    .refine((cron) => !whyNotCron(cron), '请按“分 时 日 月 周”填写，例如 30 2 * * * 表示每天 2:30')
    .nullable(),
  takeAtOnce: z.boolean(),
  enabled: z.boolean(),
  /** Value of the Authorization header; left out: stays as it is; null: none. */
  authorization: z.string().trim().min(1).max(2000).nullable().optional(),
}

const sources = endpoint.meta({ permission: 'masterData.sources' })

/** 主数据来源: pulled over HTTP, page by page, by the clock or at once. */
export const contract = {
  list: sources
    .route({ method: 'GET', path: '/master-data/sources', summary: '主数据来源' })
    .output(z.array(Source)),
  add: sources
    .route({ method: 'POST', path: '/master-data/sources', summary: '添加主数据来源' })
    .input(z.object(settings))
    .output(Source),
  change: sources
    .route({ method: 'PUT', path: '/master-data/sources/{id}', summary: '修改主数据来源' })
    .input(z.object({ id, ...settings }))
    .output(Source),
  remove: sources
    .route({
      method: 'DELETE',
      path: '/master-data/sources/{id}',
      summary: '删除主数据来源（已收到的批次保留）',
    })
    .input(z.object({ id }))
    .output(z.object({ removed: z.boolean() })),
  run: sources
    .route({
      method: 'POST',
      path: '/master-data/sources/{id}/runs',
      summary: '立即拉取',
      description:
        '向来源发 GET 请求；应答为 {"records": […], "next": 游标或 null}，有 next 时带 ?cursor= 继续。记录字段为英文名：人员 employeeNo、name、gender、ethnicity、birthDate、identityNumber、education、degree、workStartedOn、occupation、phone、employment、politicalStatus、branchCode、joinedOn、becameFullOn、posts；党组织 code、name、shortName、parentCode、kind、establishedOn、termYears、termFrom、closedOn。值与文件中的写法相同。',
    })
    .input(z.object({ id }))
    .output(Source),
}
