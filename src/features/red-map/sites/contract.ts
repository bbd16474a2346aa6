import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { outcomes } from '../links/rules.ts'
import { kinds, linkStates, provinceCodes, themes } from '../rules.ts'

const id = z.number().int().positive()
export const province = z.enum(provinceCodes)
export const kind = z.enum(kinds)
export const theme = z.enum(themes)

/** What may be asked of the map: in the search text, the name of a site or a province, also by pinyin. */
const narrowed = {
  text: z.string().trim().max(50).optional(),
  theme: theme.optional(),
  kind: kind.optional(),
  linkState: z.enum(linkStates).optional(),
}
const filters = {
  ...narrowed,
  province: province.optional(),
  sort: z.enum(['province', 'name', 'place', 'kind', 'checkedOn']).default('province'),
  descending: z.boolean().default(false),
}

const Line = z.object({
  id,
  name: z.string(),
  province,
  place: z.string(),
  kind,
  themes: z.array(theme),
  introduction: z.string(),
  /** Null: no source gives an address of it. */
  linkState: z.enum(linkStates).nullable(),
  checkedOn: day.nullable(),
})

const Source = z.object({ title: z.string(), address: z.string() })

const Site = Line.extend({
  source: Source,
  location: z.object({ text: z.string(), source: Source }).nullable(),
  link: z
    .object({
      url: z.string(),
      source: Source,
      reason: z.string().nullable(),
      /** Opened from here: on the extranet only. */
      opens: z.boolean(),
      qr: z.object({ size: z.number(), path: z.string() }),
      looks: z.array(
        z.object({ onDay: day, outcome: z.enum(outcomes), reason: z.string(), brought: z.boolean() }),
      ),
    })
    .nullable(),
  enteredAt: z.string(),
  changedAt: z.string().nullable(),
})

const read = endpoint.meta({ permission: 'redMap.read' })

export const sites = {
  map: read
    .route({ method: 'GET', path: '/red-map', summary: '红色云图：各省级行政区收录数' })
    .input(z.object(narrowed))
    .output(
      z.object({
        provinces: z.array(z.object({ code: province, found: z.number().int(), sites: z.number().int() })),
        /** Whether links are looked at from this network. */
        looked: z.boolean(),
      }),
    ),
  list: read
    .route({ method: 'GET', path: '/red-map/sites', summary: '红色场馆列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'redMap.read', download: true })
    .route({ method: 'GET', path: '/red-map/sites.xlsx', summary: '导出红色场馆列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/red-map/sites/{id}', summary: '红色场馆' })
    .input(z.object({ id }))
    .output(Site),
  withdraw: endpoint
    .meta({ permission: 'redMap.keep' })
    .route({ method: 'POST', path: '/red-map/sites/{id}/withdrawal', summary: '把场馆从云图上撤下' })
    .input(z.object({ id, reason }))
    .output(z.object({ id })),
}
