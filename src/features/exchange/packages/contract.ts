import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { exchangeKinds } from '../kinds/rules.ts'
import { directions, itemShows, outcomes, packageMoves, packageStates } from './rules.ts'

const id = z.number().int().positive()
const asked = z.coerce.number().int().positive()
const at = z.string().nullable()
const who = z.string().nullable()

const Line = z.object({
  id,
  direction: z.enum(directions),
  number: z.number().int().nullable(),
  state: z.enum(packageStates),
  items: z.number().int(),
  /** Left out of it. */
  held: z.number().int(),
  /** Findings that ask for a decision. */
  undecided: z.number().int(),
  bytes: z.number(),
  digest: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  checkedAt: at,
  checkedBy: who,
  releasedAt: at,
  releasedBy: who,
  handedAt: at,
  handOuts: z.number().int(),
  confirmedAt: at,
  takenAt: at,
})
const Package = Line.extend({
  discardedAt: at,
  discardedBy: who,
  discardedBecause: z.string().nullable(),
  counts: z.array(
    z.object({ kind: z.string(), title: z.string(), sent: z.number().int(), gone: z.number().int() }),
  ),
  may: z.array(z.enum(packageMoves)),
})
const Finding = z.object({
  id,
  what: z.string(),
  title: z.string(),
  place: z.string(),
  excerpt: z.string(),
  grade: z.enum(['never', 'decide', 'note']),
  allowedAt: at,
  allowedBy: who,
  allowedBecause: z.string().nullable(),
})
const Item = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  name: z.string(),
  gone: z.boolean(),
  bytes: z.number(),
  heldBecause: z.string().nullable(),
  heldBy: who,
  outcome: z.enum(outcomes).nullable(),
  findings: z.array(Finding),
})
const WholeItem = Item.extend({
  packageId: id,
  /** All that is said of it, a line for each. */
  texts: z.array(z.object({ place: z.string(), text: z.string() })),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), digest: z.string() })),
})

const filters = {
  direction: z.enum(directions).optional(),
  state: z.enum(packageStates).optional(),
  text: z.string().trim().max(50).optional(),
  sort: z.enum(['madeAt', 'number', 'items', 'bytes']).default('madeAt'),
  descending: z.boolean().default(true),
}
const itemFilters = {
  kind: z.enum(exchangeKinds).optional(),
  only: z.enum(itemShows).optional(),
  text: z.string().trim().max(50).optional(),
}
const read = endpoint.meta({ permission: 'exchange.read' })
const prepare = endpoint.meta({ permission: 'exchange.prepare' })
const Id = z.object({ id })

/** 摆渡包: drafted, checked by one, released by another, handed over; or taken from the other side. */
export const packages = {
  list: read
    .route({ method: 'GET', path: '/exchange/packages', summary: '摆渡包' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'exchange.read', download: true })
    .route({ method: 'GET', path: '/exchange/packages.xlsx', summary: '导出摆渡包列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/exchange/packages/{id}', summary: '一个摆渡包' })
    .input(z.object({ id: asked }))
    .output(Package),
  items: read
    .route({ method: 'GET', path: '/exchange/packages/{id}/items', summary: '摆渡包的清单' })
    .input(z.object({ id: asked, ...pageInput, ...itemFilters }))
    .output(pageOf(Item)),
  itemsExport: endpoint
    .meta({ permission: 'exchange.read', download: true })
    .route({ method: 'GET', path: '/exchange/packages/{id}/items.xlsx', summary: '导出摆渡包的清单' })
    .input(z.object({ id: asked, ...itemFilters }))
    .output(fileOutput),
  item: read
    .route({ method: 'GET', path: '/exchange/items/{id}', summary: '清单里的一项，连同全文' })
    .input(z.object({ id: asked }))
    .output(WholeItem),
  prepare: prepare
    .route({ method: 'POST', path: '/exchange/packages', summary: '编制摆渡包（在后台进行）' })
    .output(z.object({})),
  hold: prepare
    .route({ method: 'POST', path: '/exchange/items/{id}/hold', summary: '把一项扣下，不放进包里' })
    .input(Id.extend({ reason }))
    .output(z.object({})),
  putBack: prepare
    .route({ method: 'DELETE', path: '/exchange/items/{id}/hold', summary: '把扣下的一项放回包里' })
    .input(z.object({ id: asked }))
    .output(z.object({})),
  allow: prepare
    .route({ method: 'POST', path: '/exchange/findings/{id}/allowance', summary: '说明理由，准许查出的一处' })
    .input(Id.extend({ reason }))
    .output(z.object({})),
  check: prepare
    .route({ method: 'POST', path: '/exchange/packages/{id}/check', summary: '清单已逐项核对' })
    .input(Id)
    .output(Package),
  discard: prepare
    .route({ method: 'POST', path: '/exchange/packages/{id}/discard', summary: '作废没有放行的摆渡包' })
    .input(Id.extend({ reason }))
    .output(Package),
  release: endpoint
    .meta({ permission: 'exchange.release', stepUp: true })
    .route({ method: 'POST', path: '/exchange/packages/{id}/release', summary: '放行摆渡包' })
    .input(Id)
    .output(Package),
  handAgain: prepare
    .route({ method: 'POST', path: '/exchange/packages/{id}/hand-over', summary: '把放行过的包再交出一次' })
    .input(Id)
    .output(Package),
}
