import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { sources } from '../rules.ts'

const Pieces = z.array(z.object({ text: z.string(), lit: z.boolean() }))
const source = z.enum(sources)

const Hit = z.object({
  key: z.string(),
  source,
  /** The page of what was found, at the very place. */
  address: z.string(),
  title: Pieces,
  heading: z.string(),
  excerpt: Pieces,
  kindName: z.string().nullable(),
  issuer: z.string().nullable(),
  number: z.string().nullable(),
  datedOn: z.string().nullable(),
  validity: z.enum(['current', 'coming', 'repealed']).nullable(),
})

const narrowing = {
  text: z.string().trim().min(1, '请输入要查找的内容').max(200, '要查找的内容太长，请写得短一些'),
  source: source.optional(),
  kind: z.string().max(60).optional(),
  columnId: z.number().int().positive().optional(),
  year: z.number().int().min(1921).max(2200).optional(),
  issuer: z.string().trim().max(100).optional(),
  validity: z.enum(['current', 'coming', 'repealed']).optional(),
  order: z.enum(['fit', 'newest']).default('fit'),
}

const find = endpoint.meta({ permission: 'search.find' })

/** 检索: by words, over everything one may see. */
export const asking = {
  find: find
    .route({ method: 'GET', path: '/library/search', summary: '检索：按内容查找可以看到的资料和记录' })
    .input(
      z.object({
        ...narrowing,
        page: z.number().int().min(1).max(50).default(1),
        size: z.number().int().min(1).max(50).default(10),
      }),
    )
    .output(
      z.object({
        rows: z.array(Hit),
        /** How many there are; `capped`: at least so many. */
        total: z.number().int(),
        capped: z.boolean(),
        /** By source, without the choice of one. */
        counts: z.array(z.object({ source, total: z.number().int(), capped: z.boolean() })),
        /** What the hits are of, to be narrowed to. */
        kinds: z.array(z.object({ key: z.string(), name: z.string() })),
        /** Of the library, each by the way to it. */
        columns: z.array(z.object({ id: z.number().int(), name: z.string() })),
        years: z.array(z.number().int()),
        issuers: z.array(z.string()),
        /** Nothing holds all of the words: these hold most of them. */
        eased: z.boolean(),
        /** 您要找的是不是 */
        meant: z.string().nullable(),
      }),
    ),
  export: endpoint
    .meta({ permission: 'search.find', download: true })
    .route({ method: 'GET', path: '/library/search.xlsx', summary: '导出检索结果' })
    .input(z.object(narrowing))
    .output(fileOutput),
  suggest: find
    .route({ method: 'GET', path: '/library/search/suggestions', summary: '边输入边提示' })
    .input(z.object({ text: z.string().trim().min(1).max(60) }))
    .output(
      z.object({
        words: z.array(z.string()),
        titles: z.array(z.object({ title: z.string(), source, address: z.string() })),
      }),
    ),
  refresh: endpoint
    .meta({ permission: 'search.words' })
    .route({
      method: 'POST',
      path: '/library/search/index',
      summary: '更新检索索引：先写入等待中的资料和最新的内容',
    })
    .input(z.object({}))
    .output(z.object({ written: z.number().int() })),
  rebuild: endpoint
    .meta({ permission: 'search.words' })
    .route({ method: 'POST', path: '/library/search/index/rebuilding', summary: '重建检索索引' })
    .input(z.object({}))
    .output(z.object({})),
  state: find
    .route({ method: 'GET', path: '/library/search/index', summary: '检索索引的进度' })
    .input(z.object({}))
    .output(
      z.object({
        /** Nothing waits that could be noticed. */
        ready: z.boolean(),
        /** Of a hundred. */
        done: z.number().int(),
      }),
    ),
}

export type Narrowing = z.output<z.ZodObject<typeof narrowing>>
