import { z } from 'zod'
import { day, endpoint, fileOutput, liveOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { Told } from '../shown/contract.ts'
import { linkStates } from './rules.ts'

const id = z.number().int().positive()

const Link = z.object({
  id,
  screenId: id,
  screenTitle: z.string(),
  organizationName: z.string(),
  /** Where it hangs. */
  place: z.string(),
  untilOn: day,
  state: z.enum(linkStates),
  madeAt: z.string(),
  madeBy: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  seenAt: z.string().nullable(),
})

const filters = {
  text: z.string().trim().max(30).optional(),
  screenId: id.optional(),
  state: z.enum(linkStates).optional(),
  sort: z.enum(['place', 'untilOn', 'madeAt', 'seenAt']).default('madeAt'),
  descending: z.boolean().default(true),
}

const keep = endpoint.meta({ permission: 'screens.keep' })

/** 展示链接: whoever holds the address sees one screen, its sums alone, without an account. */
export const links = {
  list: keep
    .route({ method: 'GET', path: '/screen-links', summary: '大屏的展示链接' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Link)),
  export: endpoint
    .meta({ permission: 'screens.keep', download: true })
    .route({ method: 'GET', path: '/screen-links.xlsx', summary: '导出展示链接列表（不含链接地址）' })
    .input(z.object(filters))
    .output(fileOutput),
  make: keep
    .route({
      method: 'POST',
      path: '/screens/{id}/links',
      summary: '开通展示链接：免登录只看一个大屏的合计数',
    })
    .input(z.object({ id, place: z.string().trim().min(2).max(40), untilOn: day }))
    .output(
      z.object({
        link: Link,
        /** Told this once; only its hash is kept. */
        address: z.string(),
      }),
    ),
  end: keep
    .route({ method: 'POST', path: '/screen-links/{id}/ending', summary: '停用展示链接' })
    .input(z.object({ id, reason }))
    .output(Link),
  live: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({ method: 'GET', path: '/screens-by-link/{token}/live', summary: '展示链接上的数字，随变化推送' })
    .input(z.object({ token: z.string().max(100) }))
    .output(liveOutput(Told)),
}
